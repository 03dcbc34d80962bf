// The noun Tag: a word that people put on things of any kind, as plain values.
#pragma once
#include <cstdint>
#include <expected>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/id.h"
#include "platform/basics/problems.h"
#include "platform/texts/language.h"
#include "services/activity/activity.h"

namespace tags {

using TagId = basics::Id<struct TagTag>;
using activity::Subject;

/// The tag's name in the languages in which it has one; never empty texts.
using Labels = std::map<texts::Language, std::string>;

struct Tag {
    TagId id = {};
    Labels labels = {};
    TagId merged_into = {};  ///< Empty: stands by itself.
    std::int64_t version = 1;
};

inline constexpr std::size_t shortest_label = 2, longest_label = 60;
/// On one subject, and typed at once.
inline constexpr std::size_t most_tags = 30, most_at_once = 10;

/// The label as it is shown: without "#" before it, double spaces and marks around it. Nothing when
/// what is left is no word or two: too short or long, an address, or without a letter.
std::expected<std::string, basics::Problem> tidy_label(std::string_view typed);

/// By what two ways of writing are the same tag: small letters, "-" and "_" as spaces.
std::string key_of(std::string_view label);

/// What was typed, separated by commas, semicolons or lines; each once, all problems at once (field
/// "label").
std::expected<std::vector<std::string>, basics::Problems> typed_labels(std::string_view typed);

/// The label in the language, else in Swedish, Norwegian or English.
std::string label_in(Labels const& labels, texts::Language language);

/// The keys of all labels.
std::set<std::string> keys_of(Labels const& labels);

}
