// What the tests of readers share. (Its name keeps it out of the program itself.)
#include "features/knowledge/readers/testing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "platform/resources/resources.h"
#include "services/goals/goals.h"
#include "services/organisations/directory.h"
#include "services/organisations/registered.h"

namespace knowledge::readers::testing {

namespace {

std::string_view name(Status status) {
    switch (status) {
        case Status::planned: return "planned";
        case Status::ongoing: return "ongoing";
        case Status::completed: return "completed";
        case Status::terminated: break;
    }
    return "terminated";
}

std::string_view name(FundingKind kind) {
    return kind == FundingKind::grant   ? "grant"
           : kind == FundingKind::total ? "total"
                                        : "own_effort";
}

std::string_view name(PartnerRole role) {
    switch (role) {
        case PartnerRole::coordinator: return "coordinator";
        case PartnerRole::need_owner: return "need_owner";
        case PartnerRole::funder: return "co_funder";
        case PartnerRole::partner: break;
    }
    return "partner";
}

std::string line_of(Partner const& partner) {
    auto line = std::string(name(partner.role)) + "=" + partner.name;
    if (!partner.unit.empty()) line += "/" + partner.unit;
    if (!partner.municipality_code.empty()) line += " " + partner.municipality_code;
    return line;
}

std::string line_of(Funding const& funding) {
    auto line = std::string(name(funding.kind)) + "=" + basics::plain_amount(funding.money.minor) +
                " " + funding.money.currency;
    if (funding.currency_assumed) line += "?";
    if (!funding.from.empty()) line += " from " + funding.from;
    return line;
}

std::string line_of(Person const& person) {
    return "person=" + person.name + "|" + person.title + "|" + person.email + "|" +
           person.telephone + "|" + person.role;
}

void add(std::vector<std::string>& lines, std::string_view key, std::string_view value) {
    if (!value.empty()) lines.push_back(std::string(key) + "=" + std::string(value));
}

void write_little(std::string& out, std::uint32_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(std::uint64_t(number) >> (8 * i));
}

std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t crc = ~0U;
    for (unsigned char c : bytes) {
        crc ^= c;
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

/// What the header before a file and the directory at the end say alike.
void write_description(std::string& out, std::string const& name, std::string const& content) {
    write_little(out, 20, 2);
    write_little(out, 0x0800, 2);  // names are UTF-8
    write_little(out, 0, 2);       // stored
    write_little(out, 0x21, 4);
    write_little(out, checksum(content), 4);
    write_little(out, static_cast<std::uint32_t>(content.size()), 4);
    write_little(out, static_cast<std::uint32_t>(content.size()), 4);
    write_little(out, static_cast<std::uint32_t>(name.size()), 2);
    write_little(out, 0, 2);
}

std::optional<std::string> bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}

Sources sources() {
    static organisations::Directory const directory(
        organisations::registered(resources::embedded()),
        organisations::counties(resources::embedded()),
        organisations::municipality_groups(resources::embedded()));
    static goals::Goals const goals(resources::embedded());
    Sources all;
    all.organisations = &directory;
    all.goals = &goals;
    return all;
}

Given given(Read read, std::string_view bytes, Sources const& from) {
    Given result;
    Sink sink;
    sink.record = [&](Record record) { result.records.push_back(std::move(record)); };
    sink.rejected = [&](Rejected rejected) { result.rejected.push_back(std::move(rejected)); };
    sink.draft = [&](CaseDraft draft) { result.drafts.push_back(std::move(draft)); };
    if (auto const outcome = read(bytes, from, sink); !outcome) result.error = outcome.error();
    return result;
}

std::vector<std::string> facts(Record const& record) {
    auto const& content = record.content;
    std::vector<std::string> lines;
    add(lines, "source", record.source);
    add(lines, "source_id", record.source_id);
    add(lines, "source_name", record.source_name);
    add(lines, "address", record.address);
    add(lines, "licence", record.licence);
    add(lines, "language", texts::code(record.language));
    for (auto const& caveat : record.caveats) add(lines, "caveat", caveat);
    for (auto const& [language, title] : content.title)
        add(lines, "title." + std::string(texts::code(language)), title);
    if (content.status) add(lines, "status", name(*content.status));
    add(lines, "status_text", content.status_text);
    if (content.start) add(lines, "start", basics::iso(*content.start));
    if (content.end) add(lines, "end", basics::iso(*content.end));
    add(lines, "duration", content.duration);
    add(lines, "funder", content.funder);
    add(lines, "number", content.funder_number);
    add(lines, "own_number", content.own_number);
    add(lines, "programme", content.programme);
    add(lines, "call", content.call);
    add(lines, "contact", content.contact);
    for (auto const& funding : content.funding) lines.push_back(line_of(funding));
    for (auto const& partner : content.partners) lines.push_back(line_of(partner));
    for (auto const& keyword : content.keywords) add(lines, "keyword", keyword);
    for (auto const& goal : content.goals) add(lines, "goal", std::to_string(goal.goal));
    for (auto const& subject : content.subjects) add(lines, "subject", subject.code);
    for (auto const& place : content.places) add(lines, "place", place.municipality_code);
    for (auto const& link : content.links) add(lines, "link", link.address);
    for (auto const& result : content.results) add(lines, "result", result.title);
    for (auto const& person : content.persons) lines.push_back(line_of(person));
    for (auto const& [key, texts] : content.sections)
        for (auto const& [language, text] : texts)
            add(lines, "section." + key + "." + std::string(texts::code(language)), text);
    return lines;
}

std::string missing(Record const& record, std::vector<std::string> const& expected) {
    auto const lines = facts(record);
    std::string absent;
    for (auto const& fact : expected) {
        // A fact that ends with "…" is the beginning of one.
        bool const beginning = fact.ends_with("…");
        auto const wanted = beginning ? fact.substr(0, fact.size() - 3) : fact;
        bool const found = std::ranges::any_of(lines, [&](auto const& line) {
            return beginning ? line.starts_with(wanted) : line == wanted;
        });
        if (!found) absent += fact + "\n";
    }
    return absent;
}

std::string all_facts(Record const& record) {
    std::string all;
    for (auto const& line : facts(record)) all += line + "\n";
    return all;
}

std::string zip_of(std::vector<std::pair<std::string, std::string>> const& files) {
    std::string bytes, directory;
    for (auto const& [name, content] : files) {
        directory += "PK\x01\x02";
        write_little(directory, 20, 2);
        write_description(directory, name, content);
        write_little(directory, 0, 2 + 2 + 2);
        write_little(directory, 0, 4);
        write_little(directory, static_cast<std::uint32_t>(bytes.size()), 4);
        directory += name;
        bytes += "PK\x03\x04";
        write_description(bytes, name, content);
        bytes += name + content;
    }
    auto const begin = static_cast<std::uint32_t>(bytes.size());
    bytes += directory + "PK\x05\x06";
    write_little(bytes, 0, 4);
    write_little(bytes, static_cast<std::uint32_t>(files.size()), 2);
    write_little(bytes, static_cast<std::uint32_t>(files.size()), 2);
    write_little(bytes, static_cast<std::uint32_t>(directory.size()), 4);
    write_little(bytes, begin, 4);
    write_little(bytes, 0, 2);
    return bytes;
}

std::string utf16_of(std::string_view text) {
    std::string bytes = "\xFF\xFE";
    for (std::size_t i = 0; i < text.size();) {
        auto const first = static_cast<unsigned char>(text[i]);
        std::uint32_t c = first;
        int more = 0;
        if (first >= 0xE0) c = first & 0x0F, more = 2;
        else if (first >= 0xC0) c = first & 0x1F, more = 1;
        for (int k = 1; k <= more; ++k)
            c = c << 6 | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3F);
        i += 1 + static_cast<std::size_t>(more);
        write_little(bytes, c, 2);
    }
    return bytes;
}

std::optional<std::string> real_data(std::string_view file) {
    auto const* folder = std::getenv("SAMVERK_REAL_DATA");
    auto const path = std::filesystem::path(folder ? folder : "../shared/data") / file;
    auto bytes = bytes_of(path);
    if (!bytes) MESSAGE("skipped: no ", path.string());
    return bytes;
}

std::optional<std::string> seed(std::string_view beginning) {
    auto const* folder = std::getenv("SAMVERK_SEEDS");
    auto const* data = std::getenv("SAMVERK_REAL_DATA");
    std::filesystem::path const path =
        folder ? std::filesystem::path(folder)
               : std::filesystem::path(data ? data : "../shared/data") / "../seeds";
    std::error_code absent;
    for (auto const& entry : std::filesystem::directory_iterator(path, absent))
        if (entry.path().filename().string().starts_with(beginning)) return bytes_of(entry.path());
    MESSAGE("skipped: no seed ", std::string(beginning), " in ", path.string());
    return std::nullopt;
}

}
