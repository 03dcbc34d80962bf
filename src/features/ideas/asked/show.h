// A call's questions in the form, and its answers on pages.
#pragma once
#include <expected>
#include <optional>
#include <string_view>
#include <vector>

#include "features/ideas/asked/store.h"
#include "features/ideas/typed.h"

namespace ideas::asked {

/// What the form sent under each question.
Typed replies_in(http::Fields const& form);

/// The form answers the call that the address names, whose organisation is asked.
void begin(Showing const& showing, Kind kind, ideas::Typed& typed);

/// The call that the form answers, when it is there and takes what is told.
std::optional<Asking> asking_of(Showing const& showing, ideas::Typed const& typed);

/// The answers, or what is wrong with them; fields asked_ID and without_call.
std::expected<Answered, basics::Problems> answer(Showing const& showing, Asking const& asking,
                                                 ideas::Typed const& typed);

/// Takes what a program answers out of what it sent: {"replies": {"q1": "text", "q2": ["a", "b"]}}.
Typed take_replies(json::Object& body);
/// What a program sends to a call; problems in the fields call, organisation and replies.ID.
std::optional<Answered> sent_answer(Showing const& showing, Kind kind, std::string const& call,
                                    Typed const& replies, std::optional<Telling> const& told,
                                    basics::Problems& problems);

/// The same as ideas::reading_of(), of the answers too.
Reading reading_of(Showing const& showing, db::Reader& reader, Telling const& told,
                   std::optional<Answered> const& answered);

/// asked: false, or the call that the form answers with asked_questions[] {line_field, area_field,
/// choices_field}.
web::View form_view(Showing const& showing, ideas::Typed const& typed,
                    basics::Problems const& problems);

/// The values of the partial asked_replies.
web::View replies_view(Showing const& showing, db::Reader& reader,
                       std::optional<Answered> const& answered);

/// "Stänger söndag 29 mars 2026 kl. 03.00." in the reader's language.
std::string when(Showing const& showing, basics::Time at);

}
