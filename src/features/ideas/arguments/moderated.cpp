// An argument is reported by itself: the idea stays when it is hidden.
#include "features/ideas/arguments/arguments.h"
#include "features/ideas/merging.h"
#include "services/members/members.h"

namespace ideas::arguments {

namespace {

struct Found {
    Argument argument = {};
    Need home = {};
};

std::optional<Found> find_text(db::Reader& reader, std::string_view id) {
    auto const argument_id = ArgumentId::parse(id);
    auto argument = argument_id ? find(reader, *argument_id) : std::nullopt;
    auto const idea = argument ? ideas::find(reader, argument->idea) : std::nullopt;
    if (!idea || argument->state == State::withdrawn) return std::nullopt;
    return Found{*std::move(argument), home_of(reader, *idea)};
}

web::ModeratedText text_of(web::Services& services, web::Visit const& visit, Found const& found) {
    return {.id = found.argument.id.string(),
            .title = services.pages.format(visit, "ideas.argument_title",
                                           {{"title", found.home.told.title}}),
            .words = found.argument.words,
            .language = found.home.told.language,
            .path = path_of(found.home),
            .organisation = found.home.told.organisation,
            .is_public = found.argument.state == State::shown &&
                         found.home.visibility == Visibility::public_};
}

web::Writer writer_of(web::Services& services, db::Reader& reader, std::string_view id) {
    auto const found = find_text(reader, id);
    auto const member = found ? services.members.find(found->argument.member) : std::nullopt;
    return member ? web::Writer{member->id, member->email, member->language, {}} : web::Writer();
}

}

std::shared_ptr<web::Moderated const> moderated(web::Services& services) {
    auto hand = [&services](web::Visit const& visit) {
        return Hand{services.activity, services.now(), visit.viewer.member};
    };
    return std::make_shared<web::Moderated const>(web::Moderated{
        .text = [&services](web::Visit const& visit, db::Reader& reader,
                            std::string_view id) -> std::optional<web::ModeratedText> {
            auto const found = find_text(reader, id);
            return found ? std::optional(text_of(services, visit, *found)) : std::nullopt;
        },
        .writer = [&services](db::Reader& reader,
                              std::string_view id) { return writer_of(services, reader, id); },
        .hide =
            [hand](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                   std::string const&) {
                if (auto const found = find_text(tx, id)) hide(tx, hand(visit), found->argument);
            },
        .show =
            [hand](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                   std::string const&) {
                if (auto const found = find_text(tx, id)) show(tx, hand(visit), found->argument);
            },
    });
}

}
