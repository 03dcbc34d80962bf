// An outline as JSON: how versions are kept, and how programs read and send processes.
#pragma once
#include <expected>

#include "features/processes/process.h"
#include "platform/basics/problems.h"
#include "platform/json/value.h"

namespace processes {

/// {"sv": …, "en": …}
json::Object words_json(Words const& words);
json::Object step_json(Step const& step);
json::Object outline_json(Outline const& outline);

/// Reads what outline_json() wrote; texts are tidied. A program may send words as one text, which
/// is then in `language`, and leave out what is empty; a step or track without an id is new.
/// Problems for what has another shape.
std::expected<Outline, basics::Problems> outline_of(json::Value const& value,
                                                    texts::Language language);
Step step_of(json::Value const& value);

}
