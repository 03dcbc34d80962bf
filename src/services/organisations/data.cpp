// Organisations to JSON and back.
#include "services/organisations/data.h"

#include <array>

#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"
#include "services/organisations/table.h"

namespace organisations {

namespace {

json::Object names_json(registers::Names const& names) {
    json::Object object;
    for (auto const& [language, name] : names)
        object.append(std::string(texts::code(language)), name);
    return object;
}

json::Value text_or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

/// Members that are one text each.
struct TextMember {
    std::string_view name;
    std::string Organisation::* member;
};
constexpr auto text_members =
    std::to_array<TextMember>({{"name", &Organisation::name},
                               {"short_name", &Organisation::short_name},
                               {"country", &Organisation::country},
                               {"county_code", &Organisation::county_code},
                               {"organisation_number", &Organisation::organisation_number},
                               {"website", &Organisation::website}});

struct Reading {
    Sent& sent;
    Directory const& directory;

    void problem(std::string_view field, std::string text) {
        sent.problems.push_back({std::string(field), std::move(text)});
    }

    /// The text, "" for null; a problem for anything else.
    std::string text(std::string_view field, json::Value const& value) {
        if (!value.is_null() && !value.string()) problem(field, "organisations.text_wanted");
        return std::string(value.text());
    }

    void read_names(json::Value const& value) {
        if (!value.is_null() && !value.object())
            return problem("names", "organisations.names_wanted");
        sent.organisation.names.clear();
        if (!value.object()) return;
        for (auto const& [code, name] : value.object()->members()) {
            auto const language = texts::parse_language(code);
            if (!language) problem("names", "organisations.names_wanted");
            else sent.organisation.names[*language] = text("names." + code, name);
        }
    }

    void read_aliases(json::Value const& value) {
        if (!value.is_null() && !value.array())
            return problem("aliases", "organisations.list_wanted");
        sent.organisation.aliases.clear();
        for (auto const& alias : value.elements())
            sent.organisation.aliases.push_back(text("aliases", alias));
    }

    void read_municipality(std::string const& called) {
        auto& to = sent.organisation;
        to.municipality_code.clear();
        if (called.empty()) return;
        auto const* found = municipality_called(directory, called, to.country);
        if (!found)
            return sent.problems.push_back({"municipality_code",
                                            "organisations.place_unknown",
                                            {{"value", basics::shortened(called, 60)}}});
        to.municipality_code = found->municipality_code;
        to.county_code = found->county_code;
    }

    void read(std::string const& field, json::Value const& value) {
        for (auto const& one : text_members)
            if (one.name == field) {
                sent.organisation.*one.member = text(field, value);
                return;
            }
        if (field == "names") return read_names(value);
        if (field == "aliases") return read_aliases(value);
        if (field == "municipality_code") return read_municipality(text(field, value));
        if (field == "kind") {
            auto const kind = parse_kind(value.text());
            if (!kind) return problem(field, "organisations.kind_missing");
            sent.organisation.kind = *kind;
            return;
        }
        if (field == "helix") {
            auto const helix = parse_helix(value.text());
            if (!helix) return problem(field, "organisations.helix_unknown");
            sent.organisation.helix = *helix;
            return;
        }
        problem(basics::shortened(field, 60), "organisations.field_unknown");
    }
};

}

json::Object as_json(Organisation const& one) {
    return {{"id", one.id.text()},
            {"name", one.name},
            {"names", names_json(one.names)},
            {"short_name", text_or_null(one.short_name)},
            {"aliases", json::Array(one.aliases.begin(), one.aliases.end())},
            {"kind", name(one.kind)},
            {"helix", name(one.helix)},
            {"country", text_or_null(one.country)},
            {"municipality_code", text_or_null(one.municipality_code)},
            {"county_code", text_or_null(one.county_code)},
            {"organisation_number", text_or_null(one.organisation_number)},
            {"website", text_or_null(one.website)},
            {"population", one.population},
            {"area_km2", one.area_km2},
            {"group", text_or_null(one.group)},
            {"latitude", one.latitude},
            {"longitude", one.longitude},
            {"source", text_or_null(one.source)}};
}

std::string version(Organisation const& organisation) {
    return secrets::hash(json::write(as_json(organisation))).substr(0, 16);
}

Sent read_sent(json::Object const& sent, Organisation before, Directory const& directory) {
    Sent read{.organisation = std::move(before)};
    Reading reading{read, directory};
    // The country first: it tells which municipality a name means.
    if (auto const* country = sent.find("country")) reading.read("country", *country);
    for (auto const& [field, value] : sent.members())
        if (field != "country") reading.read(field, value);
    bool const says_kind = sent.find("kind") != nullptr;
    if (says_kind && !sent.find("helix"))
        read.organisation.helix = usual_helix(read.organisation.kind);
    return read;
}

}
