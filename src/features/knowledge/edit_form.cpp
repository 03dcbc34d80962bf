// One table of fields; reading and writing stand side by side.
#include "features/knowledge/edit_form.h"

#include <algorithm>
#include <array>
#include <span>

#include "features/knowledge/content_json.h"
#include "platform/basics/text.h"

namespace knowledge {

namespace {

constexpr std::array fields = {
    FormField{"title", FormKind::line, 200, "what"},
    FormField{"summary", FormKind::text, 600, "what"},
    FormField{"background", FormKind::text, 5000, "what"},
    FormField{"purpose", FormKind::text, 5000, "what"},
    FormField{"goals_text", FormKind::text, 5000, "what"},
    FormField{"effects", FormKind::text, 5000, "what"},
    FormField{"approach", FormKind::text, 5000, "what"},
    FormField{"results_text", FormKind::text, 5000, "what"},
    FormField{"lessons", FormKind::text, 5000, "what"},
    FormField{"coordinator", FormKind::line, 200, "who"},
    FormField{"need_owner", FormKind::line, 200, "who"},
    FormField{"partners", FormKind::lines, 4000, "who"},
    FormField{"contact", FormKind::line, 200, "who"},
    FormField{"start", FormKind::date, 10, "when"},
    FormField{"end", FormKind::date, 10, "when"},
    FormField{"status", FormKind::choice, 20, "when"},
    FormField{"step", FormKind::choice, 20, "when"},
    FormField{"funder", FormKind::line, 200, "money"},
    FormField{"funder_number", FormKind::line, 60, "money"},
    FormField{"own_number", FormKind::line, 60, "money"},
    FormField{"grant", FormKind::line, 30, "money"},
    FormField{"own_effort", FormKind::line, 30, "money"},
    FormField{"themes", FormKind::lines, 1000, "more"},
    FormField{"keywords", FormKind::lines, 1000, "more"},
    FormField{"goals", FormKind::goals, 100, "more"},
    FormField{"dimensions_note", FormKind::text, 2000, "more"},
    FormField{"barriers", FormKind::lines, 4000, "more"},
    FormField{"links", FormKind::lines, 4000, "more"},
};

/// Fields of the form that are sections of the text, and which.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> section_fields = {
    {{"summary", "summary"},
     {"background", "background"},
     {"purpose", "purpose"},
     {"goals_text", "goals"},
     {"effects", "effects"},
     {"approach", "approach"},
     {"results_text", "results"},
     {"lessons", "lessons"}}};

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const line = basics::trimmed(text.substr(0, end));
        if (!line.empty()) lines.emplace_back(line);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return lines;
}

template <class List, class Write>
std::string joined(List const& list, Write write) {
    std::string text;
    for (auto const& element : list) text += (text.empty() ? "" : "\n") + write(element);
    return text;
}

std::string with_unit(Partner const& partner) {
    return partner.unit.empty() ? partner.name : partner.name + ", " + partner.unit;
}

std::string partner_in_role(Content const& content, PartnerRole role) {
    for (auto const& partner : content.partners)
        if (partner.role == role) return with_unit(partner);
    return {};
}

std::string sum_of(Content const& content, FundingKind kind) {
    for (auto const& funding : content.funding)
        if (funding.kind == kind) return basics::plain_amount(funding.money.minor);
    return {};
}

/// What was typed, checked field by field; problems are collected.
class Reading {
public:
    Reading(http::Fields const& form, Content const& before, texts::Language language,
            organisations::Directory const& directory)
        : form_(form), before_(before), language_(language), directory_(directory) {
        for (auto const& field : fields)
            if (basics::length(form_.text(field.name)) > static_cast<std::size_t>(field.most))
                problem(field.name, "knowledge.form_too_long",
                        {{"most", std::to_string(field.most)}});
        read_texts();
        read_facts();
        read_money();
        read_partners();
        read_lists();
    }

    std::expected<json::Object, basics::Problems> result() {
        if (!problems_.empty()) return std::unexpected(std::move(problems_));
        return std::move(changes_);
    }

private:
    void problem(std::string_view field, std::string text,
                 std::map<std::string, std::string> values = {}) {
        problems_.push_back({std::string(field), std::move(text), std::move(values)});
    }

    std::string text(std::string_view name) const {
        std::string kept;
        for (char c : form_.text(name))
            if (c != '\r') kept += c;
        return kept;
    }

    /// Null where something was and nothing is now; nothing at all where nothing was.
    void put(std::string name, json::Value value, bool was_there) {
        bool const empty = value.is_null() || (value.string() && value.text().empty()) ||
                           (value.array() && value.array()->empty());
        if (!empty) changes_.set(std::move(name), std::move(value));
        else if (was_there) changes_.set(std::move(name), nullptr);
    }

    void read_texts() {
        auto const code = std::string(texts::code(language_));
        auto const title = basics::one_line(text("title"));
        if (title.empty()) problem("title", "knowledge.form_title_missing");
        put("title." + code, title, before_.title.contains(language_));
        for (auto const& [field, section] : section_fields) {
            auto const found = before_.sections.find(std::string(section));
            bool const was_there =
                found != before_.sections.end() && found->second.contains(language_);
            put("section." + std::string(section) + "." + code, text(field), was_there);
        }
    }

    std::optional<basics::Date> date(std::string_view name) {
        auto const typed_date = text(name);
        if (typed_date.empty()) return std::nullopt;
        auto const read = basics::parse_iso_date(typed_date);
        if (!read) problem(name, "knowledge.form_date_wrong");
        return read;
    }

    void read_facts() {
        auto const start = date("start"), end = date("end");
        if (start && end && basics::last_day(*end) < basics::first_day(*start))
            problem("end", "knowledge.form_end_before_start");
        put("start", start ? json::Value(basics::iso(*start)) : json::Value(),
            before_.start.has_value());
        put("end", end ? json::Value(basics::iso(*end)) : json::Value(), before_.end.has_value());
        auto const status = text("status"), step = text("step");
        if (!status.empty() && !parse_status(status))
            problem("status", "knowledge.form_choose_from_list");
        if (!step.empty() && std::ranges::find(steps, step) == steps.end())
            problem("step", "knowledge.form_choose_from_list");
        put("status", status, before_.status.has_value());
        put("step", step, !before_.step.empty());
        auto const contact = text("contact");
        if (!contact.empty() && (!contact.contains('@') || contact.contains(' ')))
            problem("contact", "knowledge.form_contact_wrong");
        put("contact", contact, !before_.contact.empty());
        put("funder", basics::one_line(text("funder")), !before_.funder.empty());
        put("funder_number", basics::one_line(text("funder_number")),
            !before_.funder_number.empty());
        put("own_number", basics::one_line(text("own_number")), !before_.own_number.empty());
        put("dimensions_note", text("dimensions_note"), !before_.dimensions_note.empty());
    }

    void read_money() {
        std::vector<Funding> funding;
        for (auto const& one : before_.funding)
            if (one.kind == FundingKind::total) funding.push_back(one);
        for (auto const& [field, kind] : {std::pair{"grant", FundingKind::grant},
                                          std::pair{"own_effort", FundingKind::own_effort}}) {
            auto const typed_sum = text(field);
            if (typed_sum.empty()) continue;
            auto const minor = basics::parse_amount(typed_sum);
            if (!minor) {
                problem(field, "knowledge.form_sum_wrong");
                continue;
            }
            auto const same = std::ranges::find(before_.funding, kind, &Funding::kind);
            Funding one = same == before_.funding.end() ? Funding{.kind = kind} : *same;
            if (one.money.minor != *minor) one.currency_assumed = false;
            one.money.minor = *minor;
            funding.push_back(one);
        }
        Content const now{.funding = funding};
        auto const value = fields_of(now);
        put("funding", value.find("funding") ? *value.find("funding") : json::Value(),
            !before_.funding.empty());
    }

    /// "Borås Stad, Stadskansliet": what is known of the same partner before is kept, else the
    /// register is asked.
    Partner partner(std::string const& line, PartnerRole role) const {
        for (auto const& known : before_.partners)
            if (known.role == role && with_unit(known) == line) return known;
        Partner made{.name = basics::one_line(line), .role = role};
        if (auto const recognised = directory_.recognise(line)) {
            made.name = recognised->organisation->name;
            made.unit = recognised->unit;
            made.country = recognised->organisation->country;
            if (recognised->organisation->kind == organisations::Kind::municipality)
                made.municipality_code = recognised->organisation->municipality_code;
        }
        return made;
    }

    void read_partners() {
        Content now;
        for (auto const& line : lines_of(text("coordinator")))
            now.partners.push_back(partner(line, PartnerRole::coordinator));
        for (auto const& line : lines_of(text("need_owner")))
            now.partners.push_back(partner(line, PartnerRole::need_owner));
        for (auto const& line : lines_of(text("partners")))
            now.partners.push_back(partner(line, PartnerRole::partner));
        for (auto const& known : before_.partners)
            if (known.role == PartnerRole::funder) now.partners.push_back(known);
        auto const value = fields_of(now);
        put("partners", value.find("partners") ? *value.find("partners") : json::Value(),
            !before_.partners.empty());
    }

    json::Array list(std::string_view name) const {
        json::Array array;
        for (auto const& line : lines_of(text(name))) array.push_back(basics::one_line(line));
        return array;
    }

    void read_lists() {
        put("themes", list("themes"), !before_.themes.empty());
        put("keywords", list("keywords"), !before_.keywords.empty());
        put("barriers", list("barriers"), !before_.barriers.empty());
        Content now;
        for (auto const number : form_.all("goals")) {
            int const goal = std::atoi(std::string(number).c_str());
            if (goal < 1 || goal > 17) {
                problem("goals", "knowledge.form_choose_from_list");
                continue;
            }
            auto const known = std::ranges::find(before_.goals, goal, &GoalMark::goal);
            bool const kept =
                known != before_.goals.end() && known->origin != GoalOrigin::suggested;
            now.goals.push_back(
                kept ? *known
                     : GoalMark{.goal = goal, .target = {}, .origin = GoalOrigin::confirmed});
        }
        for (auto const& line : lines_of(text("links"))) {
            auto const space = line.find(' ');
            auto const address = line.substr(0, space);
            if (!address.starts_with("https://") && !address.starts_with("http://"))
                problem("links", "knowledge.form_link_wrong");
            now.links.push_back({address, space == line.npos
                                              ? std::string()
                                              : std::string(basics::trimmed(line.substr(space)))});
        }
        auto const value = fields_of(now);
        put("goals", value.find("goals") ? *value.find("goals") : json::Value(),
            !before_.goals.empty());
        put("links", value.find("links") ? *value.find("links") : json::Value(),
            !before_.links.empty());
    }

    http::Fields const& form_;
    Content const& before_;
    texts::Language language_;
    organisations::Directory const& directory_;
    basics::Problems problems_;
    json::Object changes_;
};

}

std::span<FormField const> form_fields() { return fields; }

std::map<std::string, std::string> typed(Content const& content, texts::Language language) {
    std::map<std::string, std::string> texts;
    if (auto const title = content.title.find(language); title != content.title.end())
        texts["title"] = title->second;
    for (auto const& [field, section] : section_fields)
        if (auto const found = content.sections.find(std::string(section));
            found != content.sections.end())
            if (auto const text = found->second.find(language); text != found->second.end())
                texts[std::string(field)] = text->second;
    texts["coordinator"] = partner_in_role(content, PartnerRole::coordinator);
    texts["need_owner"] = partner_in_role(content, PartnerRole::need_owner);
    std::vector<Partner> partners;
    std::ranges::copy_if(content.partners, std::back_inserter(partners),
                         [](Partner const& one) { return one.role == PartnerRole::partner; });
    texts["partners"] = joined(partners, with_unit);
    texts["contact"] = content.contact;
    texts["start"] = content.start ? basics::iso(*content.start) : "";
    texts["end"] = content.end ? basics::iso(*content.end) : "";
    texts["status"] = content.status ? std::string(name(*content.status)) : "";
    texts["step"] = content.step;
    texts["funder"] = content.funder;
    texts["funder_number"] = content.funder_number;
    texts["own_number"] = content.own_number;
    texts["grant"] = sum_of(content, FundingKind::grant);
    texts["own_effort"] = sum_of(content, FundingKind::own_effort);
    auto same = [](std::string const& text) { return text; };
    texts["themes"] = joined(content.themes, same);
    texts["keywords"] = joined(content.keywords, same);
    texts["barriers"] = joined(content.barriers, same);
    texts["dimensions_note"] = content.dimensions_note;
    texts["links"] = joined(content.links, [](Link const& link) {
        return link.title.empty() ? link.address : link.address + " " + link.title;
    });
    std::string goals;
    for (auto const& mark : content.goals)
        goals += (goals.empty() ? "" : " ") + std::to_string(mark.goal);
    texts["goals"] = goals;
    return texts;
}

std::expected<json::Object, basics::Problems> checked(http::Fields const& form,
                                                      Content const& before,
                                                      texts::Language language,
                                                      organisations::Directory const& directory) {
    return Reading(form, before, language, directory).result();
}

}
