"""Operations of the tag version."""
