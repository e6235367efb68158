#pragma clang diagnostic ignored "-Wc23-extensions"

#include "CSkills.h"

static const unsigned char work[] = {
#embed "../../skills/overseer/SKILL.md"
};

static const unsigned char plan[] = {
#embed "../../skills/overseer-plan/SKILL.md"
};

static const unsigned char review[] = {
#embed "../../skills/overseer-review/SKILL.md"
};

static const struct os_skill skills[] = {
    {"overseer", work, sizeof work},
    {"overseer-plan", plan, sizeof plan},
    {"overseer-review", review, sizeof review},
};

const struct os_skill *os_skills(size_t *count) {
  *count = sizeof skills / sizeof *skills;
  return skills;
}
