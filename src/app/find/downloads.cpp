// What a search finds, written while it is sent: only the ids are held.
#include "app/find/downloads.h"

#include <algorithm>
#include <memory>

#include "app/find/address.h"
#include "app/find/places.h"
#include "features/knowledge/knowledge.h"
#include "platform/json/value.h"
#include "platform/tables/csv.h"
#include "services/activity/activity.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"
#include "services/web/api.h"
#include "services/web/downloads.h"
#include "services/web/feed.h"

namespace find {

namespace {

constexpr std::size_t subjects_in_part = 100;
constexpr std::size_t entries_in_feed = 50;

/// What was found, in its order, without its texts: 27 bytes each.
class Found {
public:
    Found(web::Services& services, search::Query const& query) {
        services.search.each(query, [this](search::Ref const& subject) {
            auto const letters = basics::parse_id_letters(subject.id);
            if (letters) subjects_.push_back({kind(subject.kind), *letters});
            return true;
        });
    }

    /// The next ones, at most `most`; empty at the end.
    std::vector<search::Ref> next(std::size_t most) {
        std::vector<search::Ref> refs;
        for (; refs.size() < most && at_ < subjects_.size(); ++at_)
            refs.push_back({kinds_[subjects_[at_].kind],
                            std::string(subjects_[at_].id.begin(), subjects_[at_].id.end())});
        return refs;
    }

private:
    struct Subject {
        std::uint8_t kind;
        basics::IdLetters id;
    };
    std::uint8_t kind(std::string const& name) {
        auto const index = std::ranges::find(kinds_, name) - kinds_.begin();
        if (index == std::ssize(kinds_)) kinds_.push_back(name);
        return static_cast<std::uint8_t>(index);
    }
    std::vector<std::string> kinds_;
    std::vector<Subject> subjects_;
    std::size_t at_ = 0;
};

/// One subject as data, of whatever kind.
struct Item {
    std::string kind, address;
    json::Object data;
    basics::Time updated = {};
};

/// The reader's language and the way back to a subject, for replies that outlive their request.
struct Teller {
    web::Services& services;
    texts::Language language;

    std::string address(std::string_view path) const {
        return services.pages.public_address() + "/" + std::string(texts::code(language)) +
               std::string(path);
    }

    /// Nothing when the subject has gone since it was found. What is no project tells its title
    /// only.
    std::optional<Item> item(db::Reader& reader, search::Ref const& subject) const {
        if (subject.kind == "project") {
            auto found = knowledge::line(services, reader, subject.id);
            if (!found) return std::nullopt;
            return Item{subject.kind, address(found->path), std::move(found->project),
                        found->updated_at};
        }
        auto const card_of = services.cards.find(subject.kind);
        if (card_of == services.cards.end()) return std::nullopt;
        http::Request const nobody;
        web::Visit const visit{.request = nobody, .language = language};
        auto const card = card_of->second(visit, reader, subject.id);
        if (!card) return std::nullopt;
        auto member = [&](std::string_view name) {
            auto const* value = card->find(name);
            auto const* text = value ? std::get_if<std::string>(value) : nullptr;
            return text ? *text : std::string();
        };
        Item item{subject.kind, services.pages.public_address() + member("card_url"), {}};
        item.data = {
            {"id", subject.id},
            {"title", json::Object{{std::string(texts::code(language)), member("card_title")}}}};
        auto const last = activity::entries_about(reader, {subject.kind, subject.id}, 0, 1);
        if (!last.empty()) item.updated = last.front().at;
        return item;
    }

    std::vector<std::string> row(Item const& item) const {
        auto data = item.data;
        if (item.kind != "project") { data.set("texts", json::Object()); }
        auto fields = knowledge::table_fields(data, item.address);
        fields.insert(fields.begin(), item.kind);
        return fields;
    }
};

std::vector<std::string> columns() {
    auto names = knowledge::table_columns();
    names.insert(names.begin(), "type");
    return names;
}

/// Only what everybody may see: a file is passed on.
search::Query asked_for(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    return query(asked(visit.request.query), visit.language, {search::everyone},
                 similar_places(*directory, visit.municipality));
}

http::Response csv(web::Services& services, web::Visit const& visit) {
    return web::streamed(
        "text/csv; charset=utf-8", "samverk.csv",
        [found = Found(services, asked_for(services, visit)),
         tell = Teller{services, visit.language}, began = false](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!began) {
                writer.byte_order_mark();
                writer.row(columns());
                began = true;
            }
            auto const refs = found.next(subjects_in_part);
            auto reader = tell.services.database.read();
            for (auto const& ref : refs)
                if (auto const item = tell.item(reader, ref)) writer.row(tell.row(*item));
            return !refs.empty() || !chunk.empty();
        });
}

http::Response json_file(web::Services& services, web::Visit const& visit) {
    return web::streamed(
        "application/json", "samverk.json",
        [found = Found(services, asked_for(services, visit)),
         tell = Teller{services, visit.language}, state = 0](std::string& chunk) mutable {
            if (state == 2) return false;
            auto const refs = found.next(subjects_in_part);
            auto reader = tell.services.database.read();
            for (auto const& ref : refs) {
                auto item = tell.item(reader, ref);
                if (!item) continue;
                chunk += std::exchange(state, 1) == 0 ? "{\"items\":[\n" : ",\n";
                item->data.set("type", item->kind);
                item->data.set("address", item->address);
                json::write(item->data, chunk);
            }
            if (refs.empty()) chunk += std::exchange(state, 2) == 0 ? "{\"items\":[]}\n" : "\n]}\n";
            else if (chunk.empty()) chunk += "\n";
            return true;
        });
}

http::Response xlsx(web::Services& services, web::Visit const& visit,
                    web::Spreadsheets& spreadsheets) {
    Found found(services, asked_for(services, visit));
    Teller const tell{services, visit.language};
    auto reader = services.database.read();
    return spreadsheets.download(
        "samverk.xlsx", "Samverk", columns(), [&](std::vector<tables::Cell>& cells) {
            for (auto refs = found.next(1); !refs.empty(); refs = found.next(1)) {
                auto const item = tell.item(reader, refs.front());
                if (!item) continue;
                for (auto& field : tell.row(*item)) cells.emplace_back(std::move(field));
                return true;
            }
            return false;
        });
}

http::Response feed(web::Services& services, web::Visit const& visit) {
    auto asked_newest = asked(visit.request.query);
    asked_newest.order = search::Order::newest;
    auto const directory = services.organisations.directory();
    auto newest = query(asked_newest, visit.language, {search::everyone},
                        similar_places(*directory, visit.municipality));
    newest.limit = entries_in_feed;
    newest.offset = 0;
    Teller const tell{services, visit.language};
    web::Feed feed{.address = tell.address("/search.atom") + query_of(asked_newest),
                   .page = tell.address("/search") + query_of(asked_newest),
                   .title = asked_newest.words.empty()
                                ? services.pages.text(visit, "find.title_all")
                                : services.pages.format(visit, "find.title_words",
                                                        {{"words", asked_newest.words}}),
                   .author = services.pages.site_name(),
                   .language = std::string(texts::code(visit.language))};
    auto reader = services.database.read();
    for (auto const& hit : services.search.find(newest).hits) {
        auto const item = tell.item(reader, hit.subject);
        if (!item) continue;
        web::FeedEntry entry{.id = tell.address("/" + hit.subject.kind + "s/" + hit.subject.id),
                             .title = joined(hit.title),
                             .address = item->address,
                             .updated = item->updated,
                             .summary = joined(hit.snippet),
                             .language = std::string(texts::code(hit.language))};
        feed.entries.push_back(std::move(entry));
    }
    return web::atom(feed);
}

}

std::string joined(std::vector<search::Segment> const& segments) {
    std::string text;
    for (auto const& segment : segments) text += segment.text;
    return text;
}

std::optional<http::Response> unless_whole(web::Services const& services) {
    if (services.search.is_whole()) return std::nullopt;
    return web::api_problem(503, "The search index is being made anew. Try again in a moment.")
        .with("Retry-After", "10");
}

std::vector<web::Route> download_routes(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto reply) {
        return [&services, reply](web::Visit const& visit) {
            if (auto unready = unless_whole(services)) return *std::move(unready);
            auto made = reply(services, visit);
            // It may have turned out to be damaged by being asked.
            auto unready = unless_whole(services);
            return unready ? *std::move(unready) : std::move(made);
        };
    };
    return {
        {get, "/search.csv", Permission::everyone, on(csv)},
        {get, "/search.json", Permission::everyone, on(json_file)},
        {get, "/search.atom", Permission::everyone, on(feed)},
        {get, "/search.xlsx", Permission::everyone,
         on([spreadsheets = std::make_shared<web::Spreadsheets>()](web::Services& all,
                                                                   web::Visit const& visit) {
             return xlsx(all, visit, *spreadsheets);
         })},
    };
}

}
