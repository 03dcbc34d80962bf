// For the tests of readers: registers to recognise by, records as lines of facts, and where the
// outside files are.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/knowledge/readers/readers.h"

namespace knowledge::readers::testing {

/// The organisations and goals of our registers, without a document reader.
Sources sources();

/// What a reader gave.
struct Given {
    std::vector<Record> records = {};
    std::vector<Rejected> rejected = {};
    std::vector<CaseDraft> drafts = {};
    std::optional<Rejected> error = {};
};

using Read = Outcome (*)(std::string_view, Sources const&, Sink&);

/// Runs a reader over the bytes.
Given given(Read read, std::string_view bytes, Sources const& from = sources());

/// A record as one fact a line: "start=2016-01", "coordinator=Borås Stad/Stadskansliet 1490",
/// "section.purpose.sv=…".
std::vector<std::string> facts(Record const& record);

/// The facts that are missing from the record, each on a line of its own; empty when all are there.
std::string missing(Record const& record, std::vector<std::string> const& expected);

/// All facts in one text, for the message of a failed check.
std::string all_facts(Record const& record);

/// A zip of these names and contents, in this order, stored without packing.
std::string zip_of(std::vector<std::pair<std::string, std::string>> const& files);

/// UTF-8 as UTF-16 with a mark, little-endian, as funders' tables come.
std::string utf16_of(std::string_view text);

/// The file's bytes, or nothing, said aloud, when it is not at hand. Real data are found by
/// SAMVERK_REAL_DATA, seeds by SAMVERK_SEEDS; without them they are sought beside the repository.
std::optional<std::string> real_data(std::string_view file);
std::optional<std::string> seed(std::string_view beginning);

}
