// Read and sent a page of projects at a time; nothing is held between the pages but the last id.
#include "features/open_data/bulk.h"

#include <algorithm>

#include "features/knowledge/knowledge.h"
#include "platform/tables/csv.h"
#include "services/web/api.h"

namespace open_data::bulk {

namespace {

constexpr std::size_t projects_in_part = 200;

/// Goes through the bank by id, with a reader of its own for each part: a slow client holds nothing
/// open.
class Walk {
public:
    explicit Walk(web::Services& services) : services_(services) {}

    std::vector<knowledge::Line> next() {
        auto reader = services_.database.read();
        auto lines = knowledge::lines_after(services_, reader, after_, projects_in_part);
        if (!lines.empty()) after_ = lines.back().project.find("id")->text();
        return lines;
    }
    std::string address(knowledge::Line const& line) const {
        return services_.pages.public_address() + "/sv" + line.path;
    }

private:
    web::Services& services_;
    std::string after_;
};

/// Sums are numbers in a spreadsheet, everything else is text.
std::size_t amount_column() {
    auto const columns = knowledge::table_columns();
    return static_cast<std::size_t>(std::ranges::find(columns, "amount") - columns.begin());
}

}

http::Response jsonl(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    return web::streamed("application/jsonl; charset=utf-8", "samverk-projects.jsonl",
                         [walk = Walk(services)](std::string& chunk) mutable {
                             auto const lines = walk.next();
                             for (auto const& line : lines) {
                                 json::write(line.project, chunk);
                                 chunk += '\n';
                             }
                             return !lines.empty();
                         });
}

http::Response csv(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    return web::streamed(
        "text/csv; charset=utf-8", "samverk-projects.csv",
        [walk = Walk(services), began = false](std::string& chunk) mutable {
            tables::CsvWriter writer(chunk);
            if (!began) {
                writer.byte_order_mark();
                writer.row(knowledge::table_columns());
                began = true;
            }
            for (auto const& line : walk.next())
                writer.row(knowledge::table_fields(line.project, walk.address(line)));
            return !chunk.empty();
        });
}

http::Response xlsx(web::Services& services, web::Visit const& visit,
                    web::Spreadsheets& spreadsheets) {
    web::api_parameters(visit, {});
    Walk walk(services);
    std::vector<knowledge::Line> lines;
    std::size_t at = 0;
    auto const sum = amount_column();
    return spreadsheets.download(
        "samverk-projects.xlsx", "Samverk", knowledge::table_columns(),
        [&](std::vector<tables::Cell>& cells) {
            if (at == lines.size()) {
                lines = walk.next();
                at = 0;
            }
            if (lines.empty()) return false;
            auto const& line = lines[at++];
            auto const& amount = *line.project.find("amount");
            for (auto& field : knowledge::table_fields(line.project, walk.address(line)))
                cells.emplace_back(std::move(field));
            if (amount.number()) cells[sum] = *amount.number();
            return true;
        });
}

}
