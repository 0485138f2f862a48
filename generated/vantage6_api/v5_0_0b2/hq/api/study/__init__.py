"""Operations of the tag study."""
