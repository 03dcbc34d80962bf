// Every text with the Swedish beside it; what is missing comes first.
#include "features/translations/pages.h"

#include <charconv>

#include "features/translations/rules.h"
#include "platform/basics/text.h"
#include "services/members/members.h"
#include "services/scanning/scanning.h"
#include "services/web/api.h"

namespace translations::pages {

namespace {

using texts::Further;
using web::View;

constexpr std::size_t most_history = 30, most_mistakes = 30;

std::string text(web::Services const& services, web::Visit const& visit, std::string_view id) {
    return services.pages.text(visit, "translations." + std::string(id));
}

std::string language_name(web::Services const& services, web::Visit const& visit,
                          Further language) {
    return services.pages.text(visit, "web.further_name_" + std::string(texts::code(language)));
}

Further language_in(web::Visit const& visit) {
    return http::found(texts::parse_further(visit.part("language")));
}

std::string path_of(Further language) {
    return "/translations/" + std::string(texts::code(language));
}
std::string path_of(Further language, std::string const& id) {
    return path_of(language) + "/texts/" + id;
}

std::size_t missing(web::Services const& services, Further language) {
    auto const now = services.further.now(language);
    std::size_t count = 0;
    for (auto const& id : services.further.ids()) count += now->own().contains(id) ? 0 : 1;
    return count;
}

std::string count_text(web::Services const& services, web::Visit const& visit, Further language) {
    return services.pages.format(
        visit, "translations.count",
        {{"count", missing(services, language)}, {"total", services.further.ids().size()}});
}

std::vector<View> crumbs(web::Services const& services, web::Visit const& visit,
                         std::optional<Further> language = {}) {
    std::vector<View> views{View()
                                .set("crumb_name", text(services, visit, "title"))
                                .set("crumb_url", visit.address("/translations"))};
    if (language)
        views.push_back(View()
                            .set("crumb_name", language_name(services, visit, *language))
                            .set("crumb_url", visit.address(path_of(*language))));
    return views;
}

std::string const& swedish(web::Services const& services, std::string const& id) {
    return services.texts.text(texts::Language::sv, id);
}

bool has(std::string const& folded, std::string_view text) {
    return folded.empty() || basics::folded(text).contains(folded);
}

/// The texts of the language that the address asks for: those that are missing, or all, with these
/// words.
std::vector<View> rows(web::Services const& services, web::Visit const& visit, Further language) {
    auto const now = services.further.now(language);
    auto const& query = visit.request.query;
    bool const only_missing = query.text("show") == "missing";
    auto const wanted = basics::folded(basics::trimmed(query.text("q")));
    std::vector<View> views;
    for (auto const& id : services.further.ids()) {
        auto const own = now->own().find(id);
        bool const is_missing = own == now->own().end();
        auto const& original = swedish(services, id);
        if (only_missing && !is_missing) continue;
        if (!has(wanted, original) && !has(wanted, id) && (is_missing || !has(wanted, own->second)))
            continue;
        views.push_back(View()
                            .set("row_swedish", original)
                            .set("row_url", visit.address(path_of(language, id)))
                            .set("row_words", is_missing ? std::string() : own->second)
                            .set("row_is_missing", is_missing));
    }
    return views;
}

struct Mistakes {
    basics::Problems file = {};
    std::vector<std::string> lines = {};
};

web::PageOptions language_options(web::Services const& services, web::Visit const& visit,
                                  Further language, Mistakes const& mistakes) {
    bool const is_wrong = !mistakes.file.empty() || !mistakes.lines.empty();
    web::PageOptions options{
        .title = services.pages.format(visit, "translations.language_title",
                                       {{"language", language_name(services, visit, language)}}),
        .status = is_wrong ? 422 : 200,
        .unlisted = true};
    std::size_t saved = 0;
    auto const said = visit.request.query.text("saved");
    std::from_chars(said.data(), said.data() + said.size(), saved);
    if (!said.empty())
        options.notices.push_back(web::notice(
            "done", services.pages.format(visit, "translations.file_saved", {{"count", saved}})));
    return options;
}

http::Response language_page(web::Services const& services, web::Visit const& visit,
                             Further language, Mistakes const& mistakes = {}) {
    auto const& query = visit.request.query;
    auto found = rows(services, visit, language);
    std::vector<View> wrong;
    for (auto const& line : mistakes.lines) wrong.push_back(View().set("mistake_text", line));
    auto view = web::problems_view(visit, services.pages, mistakes.file);
    view.set("breadcrumbs", crumbs(services, visit))
        .set("count_text", count_text(services, visit, language))
        .set("found_text",
             services.pages.format(visit, "translations.found", {{"count", found.size()}}))
        .set("language_tag", texts::tag(language))
        .set("wanted", std::string(query.text("q")))
        .set("only_missing", query.text("show") == "missing")
        .set("list_url", visit.address(path_of(language)))
        .set("file_url", visit.address(path_of(language) + "/file"))
        .set("csv_url", visit.address(path_of(language) + "/file/texts.csv"))
        .set("json_url", visit.address(path_of(language) + "/file/texts.json"))
        .set("see_url", "/" + std::string(texts::code(language)))
        .set_list("mistakes", std::move(wrong))
        .set("file_field", web::field_view({.name = "file",
                                            .label = text(services, visit, "file_label"),
                                            .hint = text(services, visit, "file_hint"),
                                            .problem = web::problem_text(visit, services.pages,
                                                                         mistakes.file, "file"),
                                            .required = true})
                               .set_optional("accept", ".csv,.json"))
        .set_list("rows", std::move(found));
    return services.pages.page(visit, "translations/language", std::move(view),
                               language_options(services, visit, language, mistakes));
}

std::vector<View> history_views(web::Services& services, web::Visit const& visit, Further language,
                                std::string const& id) {
    auto reader = services.database.read();
    auto const entries = activity::entries_about(reader, subject_of(language, id), 0, most_history);
    std::vector<members::MemberId> ids;
    for (auto const& entry : entries) ids.push_back(entry.actor);
    auto const names = services.members.names(ids);
    std::vector<View> views;
    for (auto const& entry : entries) {
        auto const name = names.find(entry.actor);
        views.push_back(View()
                            .set("event_when", texts::date_time(visit.language, entry.at))
                            .set("event_who", name == names.end() ? "–" : name->second)
                            .set_optional("event_before", entry.details.at("before").text())
                            .set_optional("event_words", entry.details.at("words").text()));
    }
    return views;
}

/// The first text after this one that is missing, or nothing.
std::optional<std::string> next_missing(web::Services const& services, Further language,
                                        std::string const& id) {
    auto const now = services.further.now(language);
    auto const& ids = services.further.ids();
    for (auto one = ids.upper_bound(id); one != ids.end(); ++one)
        if (!now->own().contains(*one)) return *one;
    for (auto const& one : ids)
        if (one != id && !now->own().contains(one)) return one;
    return std::nullopt;
}

std::string known_id(web::Services const& services, web::Visit const& visit) {
    auto const id = std::string(visit.part("text"));
    if (!services.further.ids().contains(id)) throw http::NotFound();
    return id;
}

struct Form {
    std::string words = {};
    std::int64_t version = 0;
    basics::Problems problems = {};
    bool is_overtaken = false;
};

/// The Swedish text's placeholders, as a line for people; empty when it has none.
std::string placeholders_text(web::Services const& services, web::Visit const& visit,
                              std::string const& original) {
    auto const placeholders = texts::placeholders(original);
    std::string names;
    for (auto const& name : placeholders.value_or(std::set<std::string>()))
        names += " {" + name + "}";
    return names.empty()
               ? names
               : services.pages.format(visit, "translations.placeholders", {{"names", names}});
}

View words_field(web::Services const& services, web::Visit const& visit, Further language,
                 std::string const& original, Form const& form) {
    auto const& pages = services.pages;
    web::Field const field{
        .name = "words",
        .label = pages.format(visit, "translations.words_label",
                              {{"language", language_name(services, visit, language)}}),
        .value = form.words,
        .hint = text(services, visit, "words_hint"),
        .problem = web::problem_text(visit, pages, form.problems, "words"),
        .max_length = static_cast<int>(longest(original)),
        .rows = basics::length(original) > 100 ? 6 : 3};
    return web::field_view(field).set("counter_text", pages.format(visit, "translations.at_most",
                                                                   {{"count", longest(original)}}));
}

http::Response text_page(web::Services& services, web::Visit const& visit, Further language,
                         std::string const& id, Form const& form) {
    auto const now = services.further.now(language);
    auto const own = now->own().find(id);
    auto const& original = swedish(services, id);
    auto view = web::problems_view(visit, services.pages, form.problems);
    view.set("breadcrumbs", crumbs(services, visit, language))
        .set("swedish", original)
        .set("english", services.texts.text(texts::Language::en, id))
        .set("language_tag", texts::tag(language))
        .set("is_missing", own == now->own().end())
        .set_optional("placeholders_text", placeholders_text(services, visit, original))
        .set_optional("now_words",
                      form.is_overtaken && own != now->own().end() ? own->second : std::string())
        .set("form_url", visit.address(path_of(language, id)))
        .set("version_value", std::to_string(form.version))
        .set("words_field", words_field(services, visit, language, original, form))
        .set_list("events", history_views(services, visit, language, id));
    int const status = form.is_overtaken ? 409 : form.problems.empty() ? 200 : 422;
    web::PageOptions options{
        .title = basics::shortened(original, 60), .status = status, .unlisted = true};
    if (visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", text(services, visit, "done_saved")));
    if (form.is_overtaken)
        options.notices.push_back(web::notice("warning", text(services, visit, "overtaken")));
    return services.pages.page(visit, "translations/text", std::move(view), std::move(options));
}

std::map<std::string, Stored> stored(web::Services& services, Further language) {
    auto reader = services.database.read();
    return written(reader, language);
}

}

http::Response list(web::Services& services, Keeper&, web::Visit const& visit) {
    std::vector<View> views;
    for (auto language : texts::further_languages)
        views.push_back(View()
                            .set("language_name", language_name(services, visit, language))
                            .set("language_own", texts::own_name(language))
                            .set("language_tag", texts::tag(language))
                            .set("language_url", visit.address(path_of(language)))
                            .set("language_count", count_text(services, visit, language)));
    View view;
    view.set("languages_listed", std::move(views));
    return services.pages.page(visit, "translations/list", std::move(view),
                               {.title = text(services, visit, "title"), .unlisted = true});
}

http::Response show(web::Services& services, Keeper&, web::Visit const& visit) {
    return language_page(services, visit, language_in(visit));
}

http::Response show_text(web::Services& services, Keeper&, web::Visit const& visit) {
    auto const language = language_in(visit);
    auto const id = known_id(services, visit);
    auto const now = services.further.now(language);
    auto const own = now->own().find(id);
    auto const kept = stored(services, language);
    auto const found = kept.find(id);
    return text_page(services, visit, language, id,
                     {.words = own == now->own().end() ? std::string() : own->second,
                      .version = found == kept.end() ? 0 : found->second.version});
}

http::Response save_text(web::Services& services, Keeper& keeper, web::Visit const& visit) {
    auto const language = language_in(visit);
    auto const id = known_id(services, visit);
    auto const& fields = visit.request.form;
    Form form{.words = std::string(fields.text("words")), .version = -1};
    auto const version = fields.text("version");
    std::from_chars(version.data(), version.data() + version.size(), form.version);
    auto const words = checked(swedish(services, id), form.words);
    if (!words) {
        form.problems = words.error();
        return text_page(services, visit, language, id, form);
    }
    if (!keeper.save(language, {{id, *words, form.version}}, visit.viewer.member)) {
        auto const kept = stored(services, language);
        auto const found = kept.find(id);
        form.version = found == kept.end() ? 0 : found->second.version;
        form.is_overtaken = true;
        return text_page(services, visit, language, id, form);
    }
    auto const next =
        fields.text("then") == "next" ? next_missing(services, language, id) : std::nullopt;
    return http::redirect(visit.address(path_of(language, next.value_or(id))) + "?done=saved");
}

namespace {

/// What of a file is new, or what is wrong with it line by line.
struct Looked {
    std::vector<Change> changes = {};
    Mistakes mistakes = {};
};

Looked looked_at(web::Services& services, web::Visit const& visit, Further language,
                 std::vector<FileText> const& file) {
    auto const now = services.further.now(language);
    auto const kept = stored(services, language);
    Looked looked;
    auto wrong = [&](FileText const& one, basics::Problem const& problem) {
        if (looked.mistakes.lines.size() == most_mistakes) return;
        texts::Arguments arguments;
        for (auto const& [name, value] : problem.values) arguments.emplace_back(name, value);
        auto const id = basics::shortened(one.id, 80);
        auto const where = one.line == 0 ? id : std::to_string(one.line) + ", " + id;
        looked.mistakes.lines.push_back(where + ": " +
                                        services.pages.format(visit, problem.text, arguments));
    };
    for (auto const& one : file) {
        if (!services.further.ids().contains(one.id)) {
            wrong(one, {"file", "translations.problem_unknown"});
            continue;
        }
        auto const words = checked(swedish(services, one.id), one.words);
        if (!words) {
            wrong(one, words.error().front());
            continue;
        }
        auto const own = now->own().find(one.id);
        // What a file leaves empty is left as it is.
        if (words->empty() || (own != now->own().end() && own->second == *words)) continue;
        auto const found = kept.find(one.id);
        looked.changes.push_back({one.id, *words, found == kept.end() ? 0 : found->second.version});
    }
    return looked;
}

}

http::Response take_in(web::Services& services, Keeper& keeper, web::Visit const& visit) {
    auto const language = language_in(visit);
    std::string bytes;
    for (auto const& upload : visit.request.uploads)
        if (upload.field == "file") bytes = upload.content;
    if (auto const refusal =
            scanning::refuse(services, {visit.viewer.member, services.now(), {}}, {"", bytes}))
        return scanning::told(language_page(services, visit, language,
                                            {.file = {scanning::problem("file", *refusal)}}),
                              *refusal);
    auto const file = read_file(bytes);
    if (!file) return language_page(services, visit, language, {.file = file.error()});
    auto const looked = looked_at(services, visit, language, *file);
    if (!looked.mistakes.lines.empty())
        return language_page(services, visit, language, looked.mistakes);
    if (!keeper.save(language, looked.changes, visit.viewer.member))
        return language_page(services, visit, language,
                             {.file = {{"file", "translations.problem_overtaken"}}});
    return http::redirect(visit.address(path_of(language)) +
                          "?saved=" + std::to_string(looked.changes.size()));
}

}
