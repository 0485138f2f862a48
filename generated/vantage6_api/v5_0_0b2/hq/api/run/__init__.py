"""Operations of the tag run."""
