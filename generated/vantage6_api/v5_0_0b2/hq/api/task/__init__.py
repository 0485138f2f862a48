"""Operations of the tag task."""
