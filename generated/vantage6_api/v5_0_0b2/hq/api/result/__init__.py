"""Operations of the tag result."""
