"""Operations of the tag rule."""
