"""Operations of the tag user."""
