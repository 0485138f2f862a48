"""Operations of the tag blob."""
