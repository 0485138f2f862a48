"""Operations of the tag algorithm."""
