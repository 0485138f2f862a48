"""Operations of the tag policy."""
