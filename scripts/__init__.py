"""Small programs behind the Makefile. Each folder is one of them."""
