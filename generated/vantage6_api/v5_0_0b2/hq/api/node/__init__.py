"""Operations of the tag node."""
