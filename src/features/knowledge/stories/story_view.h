// A case as its page shows it.
#pragma once
#include <string>
#include <vector>

#include "features/knowledge/reach.h"
#include "features/knowledge/stories/show.h"
#include "services/web/beside.h"

namespace knowledge::stories {

/// What the page needs beside the reader.
struct StoryShown {
    Case of;
    Version version;
    std::vector<Project> projects = {};  ///< Those that the viewer may see, in the story's order.
    std::optional<UnitShown> unit = {};
    std::string registered = {};              ///< The registrar's number and day; empty: none yet.
    std::vector<web::BesideBox> beside = {};  ///< What other features say of it.
    bool may_place = false;
    bool is_draft = false;  ///< Another version than the public one: for those who work with it.
};

/// The view of templates/case.mustache.
web::View story_view(Showing const& showing, StoryShown const& shown);

/// The title in the reader's language, and which language that is.
struct Title {
    std::string text;
    texts::Language language = texts::Language::sv;
};
Title title_of(Case const& of, Story const& story, texts::Language language);

/// "Kort förklarat" as plain text, in the reader's language where it exists.
std::string short_text(Story const& story, texts::Language language);

/// schema.org/Article as JSON-LD, safe inside a script element.
std::string story_json_ld(Showing const& showing, StoryShown const& shown);

}
