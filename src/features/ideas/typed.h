// What somebody types into the form of a need, and the form's fields as the templates want them.
#pragma once
#include <string>
#include <vector>

#include "features/ideas/asked/rules.h"
#include "features/ideas/asked/store.h"
#include "features/ideas/show.h"
#include "platform/basics/problems.h"

namespace ideas {

/// What it was made of, as the form's address named it: kind and id, or empty.
struct Origin {
    std::string kind = {}, id = {};
};

/// As typed: not yet trusted, and given back unchanged when something is wrong.
struct Typed {
    Telling told = {};
    std::string organisation = {};  ///< As chosen: an id, or empty.
    std::string unit = {};          ///< Chosen at the look before sending: an id, or empty.
    Sender sender = {};
    std::string how_often = {};
    std::string key = {};   ///< Of the form: see Sending.
    std::string trap = {};  ///< The field that people do not see.
    std::string call = {};  ///< The call that it answers: an id, or empty.
    asked::Typed replies = {};
    std::string sheet = {}, work_code = {}, audience = {};  ///< See inside/inside.h.
    Origin origin = {};
    bool without_call = false;  ///< Told all the same, when the call takes nothing in.
};

Typed typed_in(web::Visit const& visit, Kind kind);
/// The code of the further language in which the form is read, so that letters come in it;
/// otherwise empty.
std::string reads(web::Visit const& visit);
/// An empty form in the visit's language: with a new key, and the organisation that the address
/// names or the reader's own municipality. An idea may answer the need that the address names.
Typed fresh(Showing const& showing, Kind kind);

/// What was typed as values, or every mistake.
struct Checked {
    Telling told = {};
    Sender sender = {};
    basics::Problems problems = {};
    std::optional<asked::Answered> answered = {};
};
Checked checked(Showing const& showing, Typed const& typed);

/// The fields of the form, each with its problem: title_field … language_field, better_field (of an
/// idea), how_often_field (of a need), sender_name_field,
/// email_field, organisation_field with groups[] {group_name, choices[]}, trap_field, is_trapped,
/// form_key. `only` narrows the organisations to those in which the viewer may write.
web::View form_view(Showing const& showing, Typed const& typed, basics::Problems const& problems,
                    bool only_own = false);
/// The fields that the sender may correct afterwards.
web::View correction_view(Showing const& showing, Telling const& told,
                          basics::Problems const& problems);

/// Everything typed as hidden fields: hidden[] {hidden_name, hidden_value}.
std::vector<web::View> hidden_fields(Typed const& typed);

}
