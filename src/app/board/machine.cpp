// The same for programs and spreadsheets. docs/api.md and open_data/openapi.json say it in words.
#include "app/board/pages.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "services/web/api.h"
#include "services/web/downloads.h"

namespace board {

namespace {

std::string address_of(web::Services& services, web::Visit const& visit, web::BoardRow const& row) {
    if (row.path.empty()) return {};
    return services.pages.public_address() + "/" + std::string(texts::code(visit.language)) +
           row.path;
}

json::Value or_null(std::string const& words) {
    return words.empty() ? json::Value(nullptr) : json::Value(words);
}

json::Value day_json(basics::Date day) {
    return day == basics::Date() ? json::Value(nullptr) : json::Value(basics::iso(day));
}

json::Object row_json(web::Services& services, web::Visit const& visit, web::BoardRow const& row) {
    return {{"title", row.title},        {"text", or_null(row.text)},
            {"note", or_null(row.note)}, {"day", day_json(row.day)},
            {"late", row.is_late},       {"internal", row.is_internal},
            {"link", or_null(row.link)}, {"url", or_null(address_of(services, visit, row))}};
}

Seen asked(web::Services& services, Sections const& sections, web::Visit const& visit) {
    web::api_parameters(visit, {"since"});
    auto seen = seen_by(services, sections, visit);
    if (seen.is_since_wrong)
        throw http::BadRequest{"since is a date that has come, as in 2027-01-01"};
    return seen;
}

}

http::Response as_json(web::Services& services, Sections const& sections, web::Visit const& visit) {
    auto const seen = asked(services, sections, visit);
    json::Array all;
    for (auto const& said : seen.said) {
        json::Array rows;
        for (auto const& row : said.section.rows) rows.push_back(row_json(services, visit, row));
        all.push_back(json::Object{{"chapter", name(said.chapter)},
                                   {"name", said.name},
                                   {"title", said.section.title},
                                   {"more", or_null(said.section.more)},
                                   {"items", std::move(rows)}});
    }
    return web::api_reply(json::Object{{"organisation", seen.board.organisation.text()},
                                       {"unit", seen.board.unit.text()},
                                       {"name", seen.board.name},
                                       {"since", basics::iso(seen.board.since)},
                                       {"today", basics::iso(seen.board.today)},
                                       {"sections", std::move(all)}});
}

http::Response csv(web::Services& services, Sections const& sections, web::Visit const& visit) {
    auto const seen = asked(services, sections, visit);
    std::string table;
    tables::CsvWriter writer(table);
    writer.byte_order_mark();
    writer.row({"chapter", "section", "title", "text", "note", "day", "late", "internal", "minutes",
                "page"});
    for (auto const& said : seen.said)
        for (auto const& row : said.section.rows)
            writer.row({std::string(name(said.chapter)), said.section.title, row.title, row.text,
                        row.note, row.day == basics::Date() ? "" : basics::iso(row.day),
                        row.is_late ? "yes" : "no", row.is_internal ? "yes" : "no", row.link,
                        address_of(services, visit, row)});
    return web::streamed(
        "text/csv; charset=utf-8",
        basics::slug(seen.board.name) + "-" + basics::iso(seen.board.today) + ".csv",
        [table = std::move(table)](std::string& chunk) {
            chunk = table;
            return false;
        });
}

}
