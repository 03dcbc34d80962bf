// What is reported is the public version; hiding withdraws it, showing makes it public again.
#include "features/knowledge/stories/moderated.h"

#include "features/knowledge/stories/actions.h"
#include "features/knowledge/stories/show.h"
#include "features/knowledge/stories/story_view.h"
#include "platform/markdown/markdown.h"
#include "services/members/members.h"

namespace knowledge::stories {

namespace {

std::optional<Case> find_case(db::Reader& reader, std::string_view id) {
    auto const case_id = CaseId::parse(id);
    return case_id ? find(reader, *case_id) : std::nullopt;
}

/// All its text fields, in the order of the form.
std::string words(Story const& story) {
    std::string text;
    for (auto const& field : fields()) {
        auto const found = story.texts.find(field.key);
        if (!field.is_text() || found == story.texts.end()) continue;
        for (auto const& [language, one] : found->second)
            text += (text.empty() ? "" : "\n\n") + markdown::to_plain(one);
    }
    return text;
}

std::optional<web::ModeratedText> text(web::Visit const& visit, db::Reader& reader,
                                       std::string_view id) {
    auto const of = find_case(reader, id);
    if (!of) return std::nullopt;
    auto const shown = version(reader, of->id, of->published.value_or(of->version)).value();
    return web::ModeratedText{.id = of->id.string(),
                              .title = title_of(*of, shown.story, visit.language).text,
                              .words = words(shown.story),
                              .language = std::string(texts::code(shown.story.language)),
                              .path = path_of(*of),
                              .organisation = of->organisation,
                              .is_public = of->published.has_value()};
}

}

std::shared_ptr<web::Moderated const> moderated(web::Services& services) {
    return std::make_shared<web::Moderated const>(web::Moderated{
        .text = text,
        .writer =
            [&services](db::Reader& reader, std::string_view id) {
                auto const of = find_case(reader, id);
                auto const wrote = of ? version(reader, of->id, of->version) : std::nullopt;
                auto const member = wrote ? services.members.find(wrote->member) : std::nullopt;
                return member ? web::Writer{member->id, member->email, member->language}
                              : web::Writer();
            },
        .hide =
            [&services](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                        std::string const& reason) {
                Showing const showing(services, visit);
                if (auto const of = find_case(tx, id)) hide(tx, hand_of(showing), *of, reason);
            },
        .show =
            [&services](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                        std::string const& reason) {
                Showing const showing(services, visit);
                if (auto const of = find_case(tx, id))
                    show_again(tx, hand_of(showing), *of, reason);
            },
    });
}

}
