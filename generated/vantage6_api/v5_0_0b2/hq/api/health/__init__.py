"""Operations of the tag health."""
