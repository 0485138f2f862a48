"""Operations of the tag review."""
