// Records are stored in batches: few enough to lose little, many enough to be quick.
#include "features/knowledge/importing.h"

#include <algorithm>

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/stories/actions.h"
#include "platform/db/alone.h"
#include "platform/documents/document.h"
#include "services/goals/goals.h"
#include "services/organisations/shelf.h"

namespace knowledge {

namespace {

constexpr std::size_t batch_size = 500;

class Storing {
public:
    Storing(web::Services& services, ImportOrder const& order)
        : services_(services), order_(order), directory_(services.organisations.directory()) {}

    void add(Record record) {
        ++counts.read;
        if (order_.seen) order_.seen(record);
        batch_.push_back(std::move(record));
        if (batch_.size() >= batch_size) store();
    }

    /// A report becomes the beginning of a case, which somebody goes on writing.
    void add(readers::CaseDraft const& draft) {
        ++counts.read;
        ++counts.created;
        std::optional<std::string> path;
        if (!order_.dry_run) {
            auto tx = services_.database.begin();
            Hand const hand{services_.activity, *directory_, services_.now(), order_.member};
            path = "/cases/" +
                   stories::create_from_draft(tx, hand, draft, order_.organisation).string() +
                   "/edit";
            tx.commit();
        }
        if (order_.drafted) order_.drafted(draft, path);
    }

    void store() {
        if (batch_.empty()) return;
        counts = stored();
        batch_.clear();
        // Only now, when the turn to write has been given back: progress may want to write too.
        if (order_.progress) order_.progress(counts);
    }

    ImportCounts counts;

private:
    ImportCounts stored() {
        // Nobody else's commit waits for hundreds of records.
        auto tx = db::begin_alone(services_.database);
        Hand const hand{services_.activity, *directory_, services_.now(), order_.member};
        auto after = counts;
        for (auto const& record : batch_) switch (import_record(tx, hand, record).outcome) {
                case knowledge::Outcome::created: ++after.created; break;
                case knowledge::Outcome::updated: ++after.updated; break;
                case knowledge::Outcome::unchanged: ++after.unchanged; break;
            }
        if (!order_.dry_run) tx.commit();
        return after;
    }

    web::Services& services_;
    ImportOrder const& order_;
    std::shared_ptr<organisations::Directory const> directory_;
    std::vector<Record> batch_;
};

}

std::expected<ImportCounts, Rejected> import_file(web::Services& services, std::string_view bytes,
                                                  ImportOrder order) {
    auto const* reader = readers::find(order.source);
    if (!reader)
        return std::unexpected(
            Rejected{.reason = "knowledge.import.unknown_source", .detail = order.source});
    auto const directory = services.organisations.directory();
    order.sources.organisations = directory.get();
    order.sources.goals = &services.goals;
    order.sources.dictionaries = &services.dictionaries;
    // PDF is read by this very program in a process of its own, which can do nothing else.
    documents::DocumentReader const documents(
        documents::PdfProcess{.command = {"/proc/self/exe", "read-pdf"}});
    order.sources.documents = &documents;
    if (order.source == "document" && order.organisation.empty())
        return std::unexpected(
            Rejected{.reason = "knowledge.import.organisation_missing", .detail = {}});
    Storing storing(services, order);
    readers::Sink sink{.record = [&](Record record) { storing.add(std::move(record)); },
                       .rejected =
                           [&](Rejected const& rejected) {
                               ++storing.counts.read;
                               ++storing.counts.rejected;
                               if (order.rejected) order.rejected(rejected);
                           },
                       .draft = [&](readers::CaseDraft const& draft) { storing.add(draft); },
                       .go_on = order.go_on};
    auto const outcome = reader->read(bytes, order.sources, sink);
    if (!outcome) return std::unexpected(outcome.error());
    storing.store();
    return storing.counts;
}

Record record_of(json::Value const& value) {
    auto text = [&](std::string_view name) { return std::string(value.at(name).text()); };
    Record record{.source = text("source"),
                  .source_id = text("source_id"),
                  .source_name = text("source_name"),
                  .address = text("address")};
    for (auto const& caveat : value.at("caveats").elements())
        record.caveats.emplace_back(caveat.text());
    if (auto const* fields = value.at("fields").object()) record.content = content_of(*fields);
    record.content.persons = persons_of(value.at("persons"));
    return record;
}

void take_in(web::Services& services, std::vector<Record> const& records) {
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    Hand const hand{services.activity, *directory, services.now()};
    for (auto const& record : records) import_record(tx, hand, record);
    tx.commit();
}

}
