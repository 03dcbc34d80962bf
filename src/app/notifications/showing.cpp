// Each kind asks the part that knows it.
#include "app/notifications/showing.h"

#include "app/saved_searches/store.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/tags/pages.h"
#include "services/tags/store.h"
#include "services/web/api.h"

namespace notifications {

namespace {

std::string address(texts::Language language, std::string const& path) {
    return "/" + std::string(texts::code(language)) + path;
}

std::optional<Seen> organisation(web::Services& services, texts::Language language,
                                 Subject const& subject) {
    auto const id = organisations::OrganisationId::parse(subject.id);
    auto const directory = services.organisations.directory();
    auto const* one = id ? directory->find(*id) : nullptr;
    if (!one) return std::nullopt;
    return Seen{
        std::string(organisations::name_in(*one, language)),
        address(language, "/organisations/" + one->id.string() + "/" + basics::slug(one->name)),
        subject};
}

std::optional<Seen> tag(db::Reader& reader, texts::Language language, Subject const& subject) {
    auto const id = tags::TagId::parse(subject.id);
    auto const found = id ? tags::find(reader, *id) : std::nullopt;
    if (!found) return std::nullopt;
    auto const standing = tags::standing(reader, *found);
    return Seen{tags::label_in(standing.labels, language),
                address(language, tags::pages::search_path(standing)),
                {"tag", standing.id.string()}};
}

std::string text_of(web::View const& card, std::string_view name) {
    auto const* value = card.find(name);
    auto const* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? *text : std::string();
}

}

std::optional<Seen> seen(web::Services& services, db::Reader& reader, texts::Language language,
                         Subject const& subject) {
    if (!can_be_followed(subject.kind)) return std::nullopt;
    if (subject.kind == "organisation") return organisation(services, language, subject);
    if (subject.kind == "tag") return tag(reader, language, subject);
    http::Request const nobody_asks;
    web::Visit const visit{.request = nobody_asks, .language = language};
    if (services.access.contains(subject.kind)) {
        auto const access = web::access_to(services, visit, reader, subject.kind, subject.id);
        if (!access || !access->is_public) return std::nullopt;
        return Seen{access->title, visit.address(access->path), {subject.kind, access->id}};
    }
    auto const card = services.cards.find(subject.kind);
    auto const view =
        card == services.cards.end() ? std::nullopt : card->second(visit, reader, subject.id);
    if (!view) return std::nullopt;
    return Seen{text_of(*view, "card_title"), text_of(*view, "card_url"), subject};
}

std::optional<Seen> seen_by(web::Services& services, db::Reader& reader, texts::Language language,
                            members::MemberId member, Subject const& subject) {
    if (subject.kind != "search") return seen(services, reader, language, subject);
    auto const id = saved_searches::SavedId::parse(subject.id);
    auto const saved = id ? saved_searches::find(reader, member, *id) : std::nullopt;
    if (!saved) return std::nullopt;
    return Seen{saved->name, address(language, "/search" + saved->query), subject};
}

std::string const& happened(web::Services& services, texts::Language language,
                            std::string_view action) {
    auto const* known = services.texts.find(
        language, "notifications.happened_" + std::string(action.substr(action.find('.') + 1)));
    return known ? *known : services.texts.text(language, "notifications.happened");
}

}
