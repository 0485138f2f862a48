"""Operations of the tag role."""
