// One part of the form, with what stands in its fields and what is wrong with them.
#pragma once
#include <vector>

#include "features/knowledge/stories/actions.h"
#include "features/knowledge/stories/show.h"

namespace knowledge::stories {

/// What the form shows.
struct Filled {
    Case of;
    Story story;  ///< The newest version, for the list of parts.
    Part part = Part::what;
    texts::Language language = texts::Language::sv;
    Values values = {};  ///< What stands in the fields: stored, or as typed.
    basics::Problems problems = {};
    std::string why = {};
    std::int64_t seen = 1;  ///< The version that the writer has before them.
    std::optional<Overtaken> overtaken = {};
};

/// The view of templates/case_form.mustache.
web::View form_view(Showing const& showing, db::Reader& reader, Filled const& filled);

/// The part's fields; in another language than the story's first, only those that are told once per
/// language.
std::vector<Field const*> asked_for(Part part, Story const& story, texts::Language language);

/// One field with its kind's flags and, for texts, its example.
web::View shown_field(Showing const& showing, Filled const& filled, Field const& field);

/// The parts with what is left to do in each: steps[] {step_name step_url step_note is_done
/// is_current}.
std::vector<web::View> part_views(Showing const& showing, Case const& of, Story const& story,
                                  std::optional<Part> current);

/// The pieces of a comparison for the templates: pieces[] {text is_added is_removed}.
std::vector<web::View> piece_views(std::string_view old_text, std::string_view new_text);

}
