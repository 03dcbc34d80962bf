// A need is reported with what was added to it; it is hidden and shown as the desk does it.
#include "features/ideas/moderated.h"

#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/rules.h"
#include "features/ideas/show.h"

namespace ideas {

namespace {

/// Where it lives, when it was merged.
std::optional<Need> need(db::Reader& reader, std::string_view id) {
    auto const need_id = NeedId::parse(id);
    auto const told = need_id ? find(reader, *need_id) : std::nullopt;
    return told ? std::optional(home_of(reader, *told)) : std::nullopt;
}

/// With those of what is merged into it: they stand on the same page.
std::string words(db::Reader& reader, Need const& need) {
    auto text = all_words(reader, need);
    for (auto const& part : merged_into(reader, need.id))
        text += "\n\n" + part.told.title + "\n" + all_words(reader, part);
    return text;
}

std::optional<web::ModeratedText> text(db::Reader& reader, std::string_view id) {
    auto const of = need(reader, id);
    if (!of) return std::nullopt;
    return web::ModeratedText{.id = of->id.string(),
                              .title = of->told.title,
                              .words = words(reader, *of),
                              .language = of->told.language,
                              .path = path_of(*of),
                              .organisation = of->told.organisation,
                              .is_public = of->visibility == Visibility::public_};
}

}

std::shared_ptr<web::Moderated const> moderated(web::Services& services) {
    auto hand = [&services](web::Visit const& visit) {
        return Hand{services.activity, services.now(), visit.viewer.member};
    };
    return std::make_shared<web::Moderated const>(web::Moderated{
        .text = [](web::Visit const&, db::Reader& reader,
                   std::string_view id) { return text(reader, id); },
        .writer =
            [&services](db::Reader& reader, std::string_view id) {
                auto const of = need(reader, id);
                return of ? sender_of(services, reader, *of) : web::Writer();
            },
        .hide =
            [hand](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                   std::string const& reason) {
                if (auto of = need(tx, id); of && may_hide(*of))
                    hide(tx, hand(visit), *std::move(of), reason);
            },
        .show =
            [hand](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                   std::string const&) {
                if (auto of = need(tx, id); of && of->visibility == Visibility::hidden)
                    publish(tx, hand(visit), *std::move(of));
            },
    });
}

}
