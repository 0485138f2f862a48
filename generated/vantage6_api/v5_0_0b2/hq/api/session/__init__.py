"""Operations of the tag session."""
