// Looking and importing are the same reading; only the second keeps anything.
#include "features/knowledge/imports.h"

#include <filesystem>

#include "features/knowledge/actions.h"
#include "platform/basics/room.h"
#include "platform/files/durable.h"
#include "platform/files/mapped.h"
#include "services/leases/leases.h"
#include "services/members/members.h"

namespace knowledge {

namespace {

constexpr std::size_t most_samples = 12, most_rejected = 300;

ImportSample sample_of(Record const& record) {
    auto const& content = record.content;
    ImportSample sample{.title = title_in(content.title, texts::Language::sv),
                        .number = content.funder_number};
    for (auto const& partner : content.partners)
        if (partner.role == PartnerRole::coordinator && sample.who.empty())
            sample.who = partner.name;
    if (content.start) sample.period = basics::iso(*content.start);
    if (content.end) sample.period += "–" + basics::iso(*content.end);
    return sample;
}

}

Importer::Importer(web::Services& services, std::function<void(std::string const&)> failed)
    : services_(services), failed_(std::move(failed)) {
    std::filesystem::create_directories(services_.data_folder + "/imports");
}

void Importer::begin_work() {
    remove_leftovers();
    worker_ = std::make_unique<jobs::Worker>(failed_);
    take_up();
}

void Importer::take_up() {
    auto reader = services_.database.read();
    for (auto const& import : unfinished_imports(reader))
        if (!halted(import.id)) submit(import.id);
}

void Importer::end_work() {
    worker_.reset();
    std::lock_guard const lock(mutex_);
    submitted_.clear();
}

std::string Importer::path(ImportId id) const {
    return services_.data_folder + "/imports/" + id.string();
}

ImportId Importer::look(members::MemberId member, std::string source, std::string file_name,
                        std::string mapping, std::string_view bytes) {
    Import const import{.id = ImportId::make(),
                        .member = member,
                        .source = std::move(source),
                        .file_name = std::move(file_name),
                        .mapping = std::move(mapping),
                        .at = services_.now()};
    files::write_durably(path(import.id), bytes);
    try {
        auto tx = services_.database.begin();
        put_import(tx, import);
        tx.commit();
    } catch (...) {
        std::filesystem::remove(path(import.id));
        throw;
    }
    submit(import.id);
    return import.id;
}

void Importer::look_again(ImportId id, std::string mapping) {
    {
        auto tx = services_.database.begin();
        auto import = find_import(tx, id).value();
        import.mapping = std::move(mapping);
        import.state = ImportState::looking;
        put_import(tx, import);
        tx.commit();
    }
    submit(id);
}

void Importer::run(ImportId id) {
    {
        auto tx = services_.database.begin();
        auto import = find_import(tx, id).value();
        bool const goes_on = take_halted(id);
        if (import.state != ImportState::looked && !goes_on) return;
        if (import.state == ImportState::looked) {
            import.state = ImportState::running;
            put_import(tx, import);
            tx.commit();
        }
    }
    submit(id);
}

void Importer::give_up(ImportId id) {
    auto tx = services_.database.begin();
    auto import = find_import(tx, id).value();
    if (import.state == ImportState::running) return;
    import.state = ImportState::given_up;
    put_import(tx, import);
    tx.commit();
    std::filesystem::remove(path(id));
}

void Importer::submit(ImportId id) {
    bool const is_elsewhere = services_.database.is_shared() && !std::filesystem::exists(path(id));
    if (!worker_ || is_elsewhere) return;
    {
        std::lock_guard const lock(mutex_);
        if (!submitted_.insert(id).second) return;
    }
    worker_->submit([this, id](std::stop_token const& stop) { work(id, stop); });
}

std::optional<Halt> Importer::halted(ImportId id) const {
    std::lock_guard const lock(mutex_);
    auto const found = halted_.find(id);
    return found == halted_.end() ? std::nullopt : std::optional(found->second);
}

bool Importer::take_halted(ImportId id) {
    std::lock_guard const lock(mutex_);
    return halted_.erase(id) > 0;
}

/// A crash can leave a file whose import was never begun, or is over.
void Importer::remove_leftovers() {
    auto reader = services_.database.read();
    for (auto const& entry :
         std::filesystem::directory_iterator(services_.data_folder + "/imports")) {
        auto const id = ImportId::parse(entry.path().filename().string());
        auto const import = id ? find_import(reader, *id) : std::nullopt;
        bool const over =
            !import || import->state == ImportState::done || import->state == ImportState::given_up;
        if (over) std::filesystem::remove(entry.path());
    }
}

void Importer::work(ImportId id, std::stop_token const& stop) {
    {
        // Asked for again from now on, it is done again.
        std::lock_guard const lock(mutex_);
        submitted_.erase(id);
    }
    auto const lease = leases::take(services_.database, services_.now, "import " + id.string());
    if (!lease) return;
    std::stop_source either;
    std::stop_callback const told(stop, [&] { either.request_stop(); });
    std::stop_callback const lost(lease->lost(), [&] { either.request_stop(); });
    try {
        carry_out(id, either.get_token());
    } catch (std::exception const& failure) {
        {
            std::lock_guard const lock(mutex_);
            halted_[id] = basics::is_for_want_of_room(failure) ? Halt::no_room : Halt::failed;
        }
        throw;
    }
}

void Importer::carry_out(ImportId id, std::stop_token const& stop) {
    auto import = [&] {
        auto reader = services_.database.read();
        return find_import(reader, id).value();
    }();
    bool const looking = import.state == ImportState::looking;
    if (!looking && import.state != ImportState::running) return;
    import.samples.clear();
    import.rejected.clear();
    auto const began = import.state;
    bool overtaken = false;
    auto save_progress = [&](ImportCounts const& counts) {
        import.counts = counts;
        auto tx = services_.database.begin();
        auto const now = find_import(tx, id);
        // Its owner has thought better of it, or wants it read otherwise.
        overtaken = !now || now->state != began || now->mapping != import.mapping;
        if (overtaken) return;
        put_import(tx, import);
        tx.commit();
    };
    files::Mapped const file(path(id));
    ImportOrder order{.source = import.source,
                      .sources = {.file_name = import.file_name, .mapping = import.mapping},
                      .member = import.member,
                      .dry_run = looking};
    order.rejected = [&](Rejected const& rejected) {
        if (import.rejected.size() < most_rejected) import.rejected.push_back(rejected);
    };
    order.seen = [&](Record const& record) {
        if (import.samples.size() < most_samples) import.samples.push_back(sample_of(record));
    };
    auto const viewer = services_.members.viewer(import.member);
    for (auto const& own : viewer.organisations())
        if (order.organisation.empty() &&
            permissions::may(viewer, permissions::Permission::coordinate, own))
            order.organisation = own;
    order.drafted = [&](readers::CaseDraft const& draft, std::optional<std::string> const& path) {
        import.samples.push_back({.title = draft.title, .path = path.value_or("")});
    };
    order.progress = save_progress;
    order.go_on = [&] { return !stop.stop_requested() && !overtaken; };
    auto const counts = import_file(services_, file.bytes(), std::move(order));
    if (stop.stop_requested() || overtaken)
        return;  // Its state says that it is unfinished; the next start takes it up.
    if (!counts) {
        import.state = ImportState::unreadable;
        import.rejected = {counts.error()};
    } else import.state = looking ? ImportState::looked : ImportState::done;
    save_progress(counts ? *counts : import.counts);
    if (!looking && !overtaken) std::filesystem::remove(path(id));
}

}
