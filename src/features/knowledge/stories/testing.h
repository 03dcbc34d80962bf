// A story with everything in it, for tests.
#pragma once
#include "features/knowledge/stories/case.h"
#include "features/knowledge/stories/fields.h"

namespace knowledge::stories {

/// Complete in Swedish; the text of each field names the field.
inline Story full_story() {
    Story story{.year = 2024,
                .contact = "innovation@sampelby.example",
                .projects = {},
                .links = {{"https://sampelby.example/avtal", "Avtal"}}};
    for (auto const& one : fields()) {
        if (one.is_text())
            story.texts[std::string(one.key)] = {
                {texts::Language::sv, "Om " + std::string(one.key) + "."}};
        if (!one.options.empty())
            story.choices[std::string(one.key)] = {std::string(one.options.front())};
    }
    return story;
}

}
