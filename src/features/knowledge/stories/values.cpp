// Text in, values out, every mistake with its field.
#include "features/knowledge/stories/values.h"

#include <algorithm>
#include <charconv>

#include "platform/basics/text.h"

namespace knowledge::stories {

namespace {

constexpr int first_year = 1950, last_year = 2100;

std::string with_plain_line_ends(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') plain += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n') plain += '\n';
    }
    return plain;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    auto const plain = with_plain_line_ends(text);
    for (std::size_t begin = 0; begin <= plain.size();) {
        auto const end = std::min(plain.find('\n', begin), plain.size());
        auto const line = basics::trimmed(std::string_view(plain).substr(begin, end - begin));
        if (!line.empty()) lines.emplace_back(line);
        begin = end + 1;
    }
    return lines;
}

/// An address of e-mail as forms know it: one @, something before it, a point behind it.
bool is_email(std::string_view text) {
    auto const at = text.find('@');
    if (at == text.npos || at == 0 || text.find('@', at + 1) != text.npos) return false;
    auto const domain = text.substr(at + 1);
    bool const is_plain = std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == ',' || c == '<' || c == '>' || c == '"';
    });
    return is_plain && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
}

bool is_web_address(std::string_view text) {
    auto const after_scheme = text.starts_with("https://")  ? 8U
                              : text.starts_with("http://") ? 7U
                                                            : 0U;
    return after_scheme > 0 && text.size() > after_scheme && text.size() <= 2000;
}

/// The id in an address of a project's page, or the id alone.
std::optional<ProjectId> project_in(std::string_view line) {
    while (true) {
        auto const end = line.find_first_of("/?#");
        if (auto const id = ProjectId::parse(line.substr(0, end))) return id;
        if (end == line.npos) return std::nullopt;
        line.remove_prefix(end + 1);
    }
}

/// Puts fields into a story, gathering problems.
class Filling {
public:
    Filling(Story& story, texts::Language language) : story_(story), language_(language) {}

    void take(Field const& field, Values const& values) {
        switch (field.kind) {
            case Kind::line:
            case Kind::text: take_text(field, text_at(values, field.key)); break;
            case Kind::choice:
            case Kind::choices: take_choices(field, values); break;
            case Kind::year: take_year(field, text_at(values, field.key)); break;
            case Kind::email: take_email(field, text_at(values, field.key)); break;
            case Kind::projects: take_projects(field, text_at(values, field.key)); break;
            case Kind::links: take_links(field, text_at(values, field.key)); break;
        }
    }

    basics::Problems problems() { return std::move(problems_); }

private:
    void problem(Field const& field, std::string_view text,
                 std::map<std::string, std::string> values = {}) {
        problems_.push_back({std::string(field.key), std::string(text), std::move(values)});
    }

    bool fits(Field const& field, std::string_view text) {
        auto const length = basics::length(text);
        if (length <= static_cast<std::size_t>(field.limit)) return true;
        problem(field, "knowledge.case_problem_long",
                {{"limit", std::to_string(field.limit)},
                 {"over", std::to_string(length - static_cast<std::size_t>(field.limit))}});
        return false;
    }

    void take_text(Field const& field, std::string_view typed) {
        auto text = tidied(field, typed);
        bool const is_first = language_ == story_.language;
        if (text.empty() && field.need == Need::to_save && is_first)
            return problem(field, "knowledge.case_problem_name");
        if (!fits(field, text)) return;
        if (!text.empty()) {
            story_.texts[std::string(field.key)][language_] = std::move(text);
            return;
        }
        auto const found = story_.texts.find(field.key);
        if (found == story_.texts.end()) return;
        found->second.erase(language_);
        if (found->second.empty()) story_.texts.erase(found);
    }

    void take_choices(Field const& field, Values const& values) {
        std::vector<std::string> chosen;
        auto const found = values.find(field.key);
        for (auto const code : field.options)
            if (found != values.end() &&
                std::ranges::find(found->second, code) != found->second.end())
                chosen.emplace_back(code);
        std::size_t const given =
            found == values.end()
                ? 0
                : static_cast<std::size_t>(std::ranges::count_if(
                      found->second, [](auto const& code) { return !code.empty(); }));
        if (given != chosen.size() || (field.kind == Kind::choice && given > 1))
            return problem(field, "knowledge.case_problem_choice");
        if (chosen.empty()) story_.choices.erase(std::string(field.key));
        else story_.choices[std::string(field.key)] = std::move(chosen);
    }

    void take_year(Field const& field, std::string_view typed) {
        auto const text = basics::trimmed(typed);
        story_.year.reset();
        if (text.empty()) return;
        int year = 0;
        auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), year);
        bool const is_year = failure == std::errc() && end == text.data() + text.size() &&
                             year >= first_year && year <= last_year;
        if (!is_year) return problem(field, "knowledge.case_problem_year");
        story_.year = year;
    }

    void take_email(Field const& field, std::string_view typed) {
        auto const text = tidied(field, typed);
        if (!fits(field, text)) return;
        if (!text.empty() && !is_email(text)) return problem(field, "knowledge.case_problem_email");
        story_.contact = text;
    }

    void take_projects(Field const& field, std::string_view typed) {
        std::vector<ProjectId> projects;
        for (auto const& line : lines_of(typed)) {
            auto const id = project_in(line);
            if (!id)
                return problem(field, "knowledge.case_problem_project",
                               {{"line", basics::shortened(line, 80)}});
            if (std::ranges::find(projects, *id) == projects.end()) projects.push_back(*id);
        }
        if (projects.size() > most_projects)
            return problem(field, "knowledge.case_problem_many",
                           {{"limit", std::to_string(most_projects)}});
        story_.projects = std::move(projects);
    }

    void take_links(Field const& field, std::string_view typed) {
        std::vector<Link> links;
        for (auto const& line : lines_of(typed)) {
            auto const end = line.find_first_of(" \t");
            Link link{.address = line.substr(0, end)};
            if (end != line.npos)
                link.title = basics::shortened(
                    basics::one_line(basics::trimmed(std::string_view(line).substr(end))), 200);
            if (!is_web_address(link.address))
                return problem(field, "knowledge.case_problem_link",
                               {{"line", basics::shortened(line, 80)}});
            links.push_back(std::move(link));
        }
        if (links.size() > static_cast<std::size_t>(field.limit))
            return problem(field, "knowledge.case_problem_many",
                           {{"limit", std::to_string(field.limit)}});
        story_.links = std::move(links);
    }

    Story& story_;
    texts::Language language_;
    basics::Problems problems_;
};

std::string projects_text(Story const& story) {
    std::string lines;
    for (auto const& project : story.projects)
        lines += (lines.empty() ? "" : "\n") + project.string();
    return lines;
}

std::string links_text(Story const& story) {
    std::string lines;
    for (auto const& link : story.links)
        lines += (lines.empty() ? "" : "\n") + link.address +
                 (link.title.empty() ? "" : " " + link.title);
    return lines;
}

std::string text_of(Story const& story, Field const& field, texts::Language language) {
    switch (field.kind) {
        case Kind::line:
        case Kind::text: {
            auto const found = story.texts.find(field.key);
            if (found == story.texts.end()) return {};
            auto const text = found->second.find(language);
            return text == found->second.end() ? std::string() : text->second;
        }
        case Kind::year: return story.year ? std::to_string(*story.year) : std::string();
        case Kind::email: return story.contact;
        case Kind::projects: return projects_text(story);
        case Kind::links: return links_text(story);
        case Kind::choice:
        case Kind::choices: break;
    }
    return {};
}

}

std::string tidied(Field const& field, std::string_view typed) {
    if (field.kind != Kind::text) return std::string(basics::trimmed(basics::one_line(typed)));
    return std::string(basics::trimmed(with_plain_line_ends(typed)));
}

std::string_view text_at(Values const& values, std::string_view key) {
    auto const found = values.find(key);
    return found == values.end() || found->second.empty() ? std::string_view()
                                                          : std::string_view(found->second.front());
}

Values values_of(Story const& story, texts::Language language) {
    Values values;
    for (auto const& one : fields()) {
        if (auto const chosen = story.choices.find(one.key); chosen != story.choices.end())
            values.emplace(one.key, chosen->second);
        else if (auto text = text_of(story, one, language); !text.empty())
            values.emplace(one.key, std::vector{std::move(text)});
    }
    return values;
}

std::expected<Story, basics::Problems> with_values(Story story,
                                                   std::span<Field const* const> fields,
                                                   texts::Language language, Values const& values) {
    Filling filling(story, language);
    for (auto const* field : fields) filling.take(*field, values);
    if (auto problems = filling.problems(); !problems.empty())
        return std::unexpected(std::move(problems));
    return story;
}

}
