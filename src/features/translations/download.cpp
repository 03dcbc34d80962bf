// All texts of a language as a file, to be completed elsewhere and taken in again.
#include "features/translations/pages.h"
#include "platform/json/value.h"
#include "platform/tables/csv.h"

namespace translations::pages {

http::Response download(web::Services& services, Keeper&, web::Visit const& visit) {
    auto const language = http::found(texts::parse_further(visit.part("language")));
    auto const now = services.further.now(language);
    auto const file = visit.part("table");
    if (file != "texts.csv" && file != "texts.json") throw http::NotFound();
    http::Response response;
    json::Object object;
    tables::CsvWriter table(response.body);
    if (file == "texts.csv") {
        table.byte_order_mark();
        table.row({"id", "swedish", "text"});
    }
    for (auto const& id : services.further.ids()) {
        auto const own = now->own().find(id);
        auto const& words = own == now->own().end() ? std::string() : own->second;
        if (file == "texts.csv")
            table.row({id, services.texts.text(texts::Language::sv, id), words});
        else object.append(id, words);
    }
    if (file == "texts.json") response.body = json::write(object);
    return std::move(response)
        .with("Content-Type", file == "texts.csv" ? "text/csv; charset=utf-8" : "application/json")
        .with("Content-Disposition", "attachment; filename=\"samverk-" +
                                         std::string(texts::code(language)) + "-" +
                                         std::string(file) + "\"");
}

}
