"""Operations of the tag recover."""
