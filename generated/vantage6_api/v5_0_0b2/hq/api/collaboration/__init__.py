"""Operations of the tag collaboration."""
