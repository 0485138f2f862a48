"""Operations of the tag algorithm_store."""
