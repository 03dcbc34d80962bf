// Settings → parts. Each part gets what it needs as arguments.
#include "app/program/program.h"

#include <algorithm>
#include <iterator>

#include "app/account/account.h"
#include "app/features/features.h"
#include "app/program/folder_lock.h"
#include "app/program/place.h"
#include "platform/files/kept_secret.h"
#include "platform/json/value.h"
#include "platform/language/dictionaries.h"
#include "platform/logging/log.h"
#include "platform/mail/carrier.h"
#include "platform/secrets/secrets.h"
#include "services/activity/chain.h"
#include "services/activity/edition.h"
#include "services/attachments/attachments.h"
#include "services/goals/goals.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/organisations/store.h"
#include "services/scanning/scanning.h"
#include "services/search/search.h"

namespace program {

namespace {

/// Services before features, each part's files in the order of their numbers.
std::vector<db::Migration> migrations(resources::Resources const& resources) {
    std::vector<db::Migration> found;
    for (auto folder : {"src/services/", "src/app/", "src/features/"})
        for (auto const& file : resources.all(folder, ".sql")) {
            auto const slash = file.path.find("/migrations/");
            if (slash == file.path.npos) continue;
            found.push_back({std::string(file.path.substr(4, slash - 4)),
                             std::string(file.path.substr(slash + 12)), file.content});
        }
    return found;
}

/// "src/features/knowledge/texts/sv.json" → "sv".
std::string_view language_of(std::string_view path) {
    auto const name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

/// "src/features/knowledge/texts/sv.json" → "knowledge"; web/texts → "web".
std::string part_of(std::string_view path) {
    auto const folder = path.substr(0, path.find("/texts/"));
    return std::string(folder.substr(folder.rfind('/') + 1));
}

/// What the program itself brings in the further languages.
texts::FurtherShelf::Shipped further_texts(resources::Resources const& resources) {
    texts::FurtherShelf::Shipped shipped;
    for (auto root : {"src/", "web/texts/"})
        for (auto const& file : resources.all(root, ".json")) {
            auto const language = texts::parse_further(language_of(file.path));
            if (!language || !file.path.contains("/texts/")) continue;
            auto const value = json::parse(file.content);
            if (!value || !value->object())
                throw std::invalid_argument(std::string(file.path) + " is not a JSON object");
            for (auto const& [name, text] : value->object()->members())
                shipped[*language].insert_or_assign(part_of(file.path) + "." + name,
                                                    std::string(text.text()));
        }
    return shipped;
}

/// Secret, so that nobody's own words can hold it.
texts::FallbackMarks fallback_marks() {
    return {"~" + secrets::make() + "~", "~" + secrets::make() + "~"};
}

texts::Catalogue catalogue(resources::Resources const& resources) {
    std::vector<texts::Source> sources;
    for (auto root : {"src/", "web/texts/"})
        for (auto const& file : resources.all(root, ".json")) {
            if (!file.path.contains("/texts/")) continue;
            auto const language = texts::parse_language(language_of(file.path));
            if (language) sources.push_back({part_of(file.path), *language, file.content});
        }
    return texts::Catalogue(sources);
}

}

void migrate(db::Database& database, resources::Resources const& resources, basics::Time now) {
    db::migrate(database, migrations(resources), now);
}

struct Program::Parts {
    Options options;
    FolderLock lock;
    logging::Log log;
    metrics::Metrics metrics;
    resources::Resources resources = resources::embedded();
    std::unique_ptr<db::Database> database;
    texts::Catalogue texts;
    texts::FurtherShelf further;
    activity::Edition edition;
    activity::Log activity{edition};
    goals::Goals goals;
    organisations::Shelf shelf;
    std::shared_ptr<language::Dictionaries const> dictionaries =
        std::make_shared<language::Dictionaries>();
    std::string visitor_form_token;
    std::unique_ptr<outbox::Outbox> outbox;
    std::unique_ptr<members::Members> members;
    std::unique_ptr<scanning::Guard> scanner;
    std::unique_ptr<attachments::Attachments> attachments;
    std::unique_ptr<search::Search> search;
    web::Pages pages;
    std::unique_ptr<web::Services> services;
    std::vector<web::Feature> features;
    std::unique_ptr<search::Follower> follower;

    explicit Parts(Options given)
        : options(std::move(given)),
          lock(options.data),
          log(options.least_logged),
          database(open_database(place(), options.settings.database.replica,
                                 [this](std::string const& why) {
                                     log.write(logging::Level::error, "replica_unused",
                                               {{"why", why}});
                                 })),
          texts(catalogue(resources)),
          further(texts, fallback_marks(), further_texts(resources)),
          goals(resources),
          shelf(resources),
          visitor_form_token(files::kept_secret(options.data + "/visitor_secret")),
          pages(resources, texts, further, public_address(), options.settings.site.name,
                templates::Missing::fails) {
        migrate(*database, resources, options.now());
        chain_older_entries();
        load_registers();
        make_people();
        open_attachments();
        open_search();
        services = std::make_unique<web::Services>(web::Services{.database = *database,
                                                                 .now = options.now,
                                                                 .texts = texts,
                                                                 .further = further,
                                                                 .resources = resources,
                                                                 .activity = activity,
                                                                 .edition = edition,
                                                                 .search = *search,
                                                                 .dictionaries = *dictionaries,
                                                                 .goals = goals,
                                                                 .organisations = shelf,
                                                                 .members = *members,
                                                                 .attachments = *attachments,
                                                                 .scanner = *scanner,
                                                                 .pages = pages,
                                                                 .log = log,
                                                                 .settings = options.settings,
                                                                 .data_folder = options.data,
                                                                 .post = post()});
        features = app::features(*services);
        set_up_pages();
        follow();
    }

    Place place() const {
        auto const& said = options.database;
        return {options.data, said.empty() ? options.settings.database.address : said};
    }
    std::string public_address() const {
        auto const& site = options.settings.site;
        return site.public_address.empty() ? "http://" + options.settings.server.listen
                                           : site.public_address;
    }
    attachments::Limits file_limits() const {
        constexpr std::size_t mebibyte = 1024 * 1024;
        auto const& files = options.settings.files;
        return {.file_bytes = static_cast<std::size_t>(files.file_mebibytes) * mebibyte,
                .files = static_cast<std::size_t>(files.per_subject),
                .subject_bytes = static_cast<std::size_t>(files.subject_mebibytes) * mebibyte};
    }
    bool is_secure() const { return public_address().starts_with("https://"); }

    void chain_older_entries() {
        auto tx = database->begin();
        activity::chain_older(tx);
        tx.commit();
    }

    void open_attachments() {
        scanner =
            std::make_unique<scanning::Guard>(*database, activity, log, options.settings.uploads);
        attachments = std::make_unique<attachments::Attachments>(
            *database, activity, attachments::contents_folder(options.data),
            attachments::Attachments::Settings{
                .limits = file_limits(),
                .scan = [this](auto const& sender,
                               auto const& file) { return scanner->refuse(sender, file); },
                .pass_secret = files::kept_secret(options.data + "/files_secret")});
    }

    void open_search() {
        search = std::make_unique<search::Search>(options.data + "/index", search::Access::write,
                                                  search::nordic_analyser(dictionaries));
    }

    void make_people() {
        outbox = std::make_unique<outbox::Outbox>(
            *database, options.now, texts, resources, log,
            mail::carrier(options.settings.mail, options.data + "/mail"), outbox_settings());
        members = std::make_unique<members::Members>(*database, options.now, activity,
                                                     members_settings());
    }

    outbox::Settings outbox_settings() {
        auto const& mail = options.settings.mail;
        auto const& site = options.settings.site;
        auto const host = settings::host_of(site.public_address);
        return {.from = !mail.from.empty() ? mail.from
                                           : "samverk@" + (host.empty() ? "localhost" : host),
                .site_name = site.name,
                .machine = secrets::hash(files::kept_secret(options.data + "/machine")),
                .public_address = [this] { return pages.public_address(); },
                .further = &further};
    }
    members::Settings members_settings() {
        return {.post = post(),
                .seal_secret = files::kept_secret(options.data + "/second_step_secret"),
                .site_name = options.settings.site.name,
                .secure = is_secure()};
    }
    outbox::Post post() {
        return
            [this](db::Transaction& tx, outbox::Letter const& letter) { outbox->put(tx, letter); };
    }

    void load_registers() {
        {
            auto tx = database->begin();
            organisations::load_registers(tx, resources);
            tx.commit();
        }
        auto reader = database->read();
        shelf.refresh(reader);
    }

    /// Hears of what other nodes change.
    std::shared_ptr<void> listen() {
        return database->listen([this] { changed_elsewhere(); },
                                [this](std::string const& why) {
                                    log.write(logging::Level::error, "other_nodes_unheard",
                                              {{"why", why}});
                                });
    }

    /// What is kept in memory first, then the edition: no page is kept that was made in between.
    void changed_elsewhere() {
        members->forget();
        {
            auto reader = database->read();
            shelf.refresh(reader);
        }
        for (auto const& feature : features)
            if (feature.changed_elsewhere) feature.changed_elsewhere();
        edition.advance();
    }

    void set_up_pages() {
        std::vector<web::MenuItem> menu;
        for (auto const& feature : features)
            menu.insert(menu.end(), feature.menu.begin(), feature.menu.end());
        pages.set_menu(std::move(menu));
        pages.set_footer(app::footer());
        pages.set_member_menu(app::member_menu());
        pages.set_municipality_name([this](std::string_view code) -> std::string {
            auto const directory = shelf.directory();
            auto const* municipality =
                code.empty() ? nullptr : account::chosen_municipality(*directory, code);
            return municipality ? municipality->short_name : std::string();
        });
    }

    void follow() {
        follower = std::make_unique<search::Follower>(
            *database, *search, [](db::Reader& reader, std::int64_t sequence, std::size_t limit) {
                std::vector<search::Changed> changes;
                for (auto& entry : activity::entries_after(reader, sequence, limit))
                    changes.push_back(
                        {entry.sequence, entry.at, {entry.subject.kind, entry.subject.id}});
                return changes;
            });
        for (auto const& feature : features)
            for (auto const& kind : feature.subjects) {
                follower->describe(kind.kind, kind.describe);
                services->describe.emplace(kind.kind, kind.describe);
                services->cards.emplace(kind.kind, kind.card);
                if (kind.access) services->access.emplace(kind.kind, kind.access);
                if (kind.moderated) services->moderated.emplace(kind.kind, kind.moderated);
                if (kind.links) services->links.emplace(kind.kind, kind.links);
                if (kind.tell_beginners)
                    services->tell_beginners.emplace(kind.kind, kind.tell_beginners);
                if (kind.registered) services->registered.emplace(kind.kind, kind.registered);
            }
        for (auto const& feature : features) {
            services->lifetimes.insert(services->lifetimes.end(), feature.lifetimes.begin(),
                                       feature.lifetimes.end());
            if (feature.forget_subject) services->forget_subject.push_back(feature.forget_subject);
            for (auto const& beside : feature.beside)
                services->beside[beside.kind].push_back(beside);
        }
        for (auto& [kind, beside] : services->beside)
            std::ranges::stable_sort(beside, {}, &web::Beside::place);
        join_links();
    }

    /// Links that one feature knows of another's subjects come after those of the feature itself.
    void join_links() {
        for (auto const& feature : features)
            for (auto const& more : feature.links_beside) {
                auto& links = services->links[more.kind];
                links = [own = std::move(links), more = more.links](db::Reader& reader,
                                                                    std::string_view id) {
                    auto all = own ? own(reader, id) : std::vector<web::Link>();
                    std::ranges::move(more(reader, id), std::back_inserter(all));
                    return all;
                };
            }
    }
};

Program::Program(Options options) : parts_(std::make_unique<Parts>(std::move(options))) {}
Program::~Program() = default;

web::Services& Program::services() { return *parts_->services; }
search::Follower& Program::follower() { return *parts_->follower; }
outbox::Outbox& Program::outbox() { return *parts_->outbox; }
logging::Log const& Program::log() const { return parts_->log; }
metrics::Metrics& Program::metrics() { return parts_->metrics; }
std::vector<web::Feature> const& Program::features() const { return parts_->features; }
Options const& Program::options() const { return parts_->options; }
std::string const& Program::visitor_form_token() const { return parts_->visitor_form_token; }
bool Program::is_secure() const { return parts_->is_secure(); }

std::vector<std::shared_ptr<void>> Program::begin_work() {
    std::vector<std::shared_ptr<void>> work;
    work.push_back(parts_->outbox->begin_work());
    for (auto const& feature : parts_->features)
        if (feature.begin_work) work.push_back(feature.begin_work());
    if (auto ear = parts_->listen()) work.push_back(std::move(ear));
    return work;
}

}
