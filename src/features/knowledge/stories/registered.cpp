// What it tells, field by field, in the order of the form.
#include "features/knowledge/stories/registered.h"

#include "features/knowledge/reach.h"
#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/show.h"
#include "features/knowledge/stories/story_view.h"
#include "platform/markdown/markdown.h"
#include "services/registration/registration.h"

namespace knowledge::stories {

namespace {

/// A text as it is read, without marks, so that words in it are found whole when it is masked. What
/// Markdown has on lines of their own are paragraphs.
std::string words(std::string const& text) {
    std::string made;
    for (char const c : markdown::to_plain(text)) made += c == '\n' ? "\n\n" : std::string(1, c);
    return made;
}

/// The texts of one field: in the language that came first, then in the
/// others.
void add_texts(web::Document& made, Showing const& showing, Story const& story,
               Field const& field) {
    auto const found = story.texts.find(field.key);
    if (found == story.texts.end()) return;
    auto add = [&](texts::Language language, std::string const& text) {
        auto heading = showing.label(field);
        if (language != story.language) heading += " (" + showing.language_name(language) + ")";
        made.sections.push_back({heading, words(text), std::string(texts::code(language))});
    };
    if (auto const first = found->second.find(story.language); first != found->second.end())
        add(first->first, first->second);
    for (auto const& [language, text] : found->second)
        if (language != story.language) add(language, text);
}

web::Openness openness(Case const& of) {
    if (of.published) return web::Openness::everybody;
    // Whoever writes on it afterwards makes a draft of it, and does not bring it back.
    return of.published_at ? web::Openness::hidden : web::Openness::waiting;
}

bool may_register(Showing const& showing, Case const& of) {
    return may_over(showing.services, showing.visit.viewer, permissions::Permission::coordinate,
                    of.organisation, {"case", of.id.string()});
}

std::optional<web::Document> document(web::Services& services, web::Visit const& visit,
                                      db::Reader& reader, std::string_view id) {
    auto const case_id = CaseId::parse(id);
    auto const of = case_id ? find(reader, *case_id) : std::nullopt;
    if (!of) return std::nullopt;
    Showing const showing(services, visit);
    auto const shown = version(reader, of->id, of->published.value_or(of->version)).value();
    auto const& story = shown.story;
    web::Document made{.title = title_of(*of, story, story.language).text,
                       .language = std::string(texts::code(story.language)),
                       .is_received = false,
                       .at = of->published ? of->published_at.value_or(shown.at) : shown.at,
                       .from = showing.organisation_name(of->organisation),
                       .organisation = of->organisation,
                       .path = work_path(*of) + "/review",
                       .public_path = path_of(*of),
                       .openness = openness(*of),
                       .may_register = may_register(showing, *of)};
    made.facts.push_back({showing.text("registered_version"), std::to_string(shown.number)});
    for (auto const& field : fields()) {
        if (field.is_text()) {
            if (field.key != "name") add_texts(made, showing, story, field);
            continue;
        }
        auto const said = readable(showing, reader, story, field, story.language);
        if (!said.empty()) made.facts.push_back({showing.label(field), said});
    }
    return made;
}

}

std::shared_ptr<web::Registered const> registered(web::Services& services) {
    return std::make_shared<web::Registered const>(web::Registered{
        [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
            return document(services, visit, reader, id);
        }});
}

std::string registered_text(Showing const& showing, db::Reader& reader, Case const& of) {
    auto const one = registration::about(reader, "case", of.id.string());
    if (!one || one->number.empty()) return {};
    return one->number + ", " + texts::date(showing.visit.language, one->registered_on);
}

std::string register_url(Showing const& showing, Case const& of) {
    if (!may_register(showing, of)) return {};
    return showing.visit.address("/registration/case/" + of.id.string());
}

}
