// Values of structured sources: what counts as empty, and texts, dates and sums read strictly.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/readers/readers.h"

namespace knowledge::readers {

/// Whether the value stands for nothing: empty, "NULL", "x", "xx", "Ej öppna data", "N/A" and the
/// like.
bool is_filler(std::string_view value);

/// The value on one line, in NFC, without what is invisible; empty for fillers.
std::string one_line_value(std::string_view value);

/// The value as text of several lines; empty for fillers.
std::string text_value(std::string_view value);

/// The values between "|", without fillers.
std::vector<std::string> listed_values(std::string_view value);

/// A date, nothing for fillers and for dates before 1950 or after 2200, or what is wrong with it.
std::expected<std::optional<basics::Date>, Rejected> date_value(std::string_view value);

/// A sum in main units, nothing for fillers and zero, or what is wrong with it.
std::expected<std::optional<std::int64_t>, Rejected> sum_value(std::string_view value);

/// Puts both dates into the content; rejects dates that are none, and an end before the beginning.
std::optional<Rejected> set_dates(std::string_view start, std::string_view end, Content& content);

/// Puts the title in, in both languages. False when there is none.
bool set_titles(std::string_view swedish, std::string_view english, Content& content);

/// A rejection with its detail cut to what may be shown.
Rejected rejected(std::int64_t line, std::string_view reason, std::string_view detail);

/// Whether the reading is to go on.
bool goes_on(Sink const& sink);

/// Gives the rejection to the sink with the line of its row.
void reject(Sink& sink, std::int64_t line, Rejected why);

/// The helix that a source's word for a kind of organisation means ("Offentlig förvaltning",
/// "HES").
std::optional<Helix> helix_of_kind(std::string_view kind);

}
