// CLI11 reads the words; each command is a function of its own.
#include "app/commands/commands.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "app/commands/analyse.h"
#include "app/commands/analyse_dialogue.h"
#include "app/commands/analyse_leverage.h"
#include "app/commands/analyse_search.h"
#include "app/commands/ask.h"
#include "app/commands/backups.h"
#include "app/commands/copying.h"
#include "app/commands/import.h"
#include "app/commands/keeping.h"
#include "app/commands/letters.h"
#include "app/commands/organisations.h"
#include "app/commands/output.h"
#include "app/commands/people.h"
#include "app/commands/retention.h"
#include "app/commands/secret_renewal.h"
#include "app/commands/serve.h"
#include "app/commands/worlds.h"
#include "platform/db/reach.h"
#include "platform/documents/document.h"
#include "platform/fulltext/index.h"
#include "platform/mime/mime.h"
#include "platform/pictures/picture.h"
#include "platform/selection/selection.h"

namespace commands {

namespace {

/// Where the installation is. `options` has `data` and `database`.
void add_place(CLI::App& command, auto& options) {
    command.add_option("--data", options.data, "The data folder")->required();
    command.add_option("--database", options.database,
                       "sqlite, in the data folder, or postgresql://USER@HOST/NAME; otherwise as"
                       " last time");
}

void add_serve(CLI::App& app, int& status) {
    auto options = std::make_shared<ServeOptions>();
    auto* command = app.add_subcommand("serve", "Serve the site until told to stop");
    add_place(*command, *options);
    command->add_option("--settings", options->settings, "The settings file (TOML)");
    command->add_option("--listen", options->listen,
                        "HOST:PORT to listen on, as in 127.0.0.1:8080");
    command->add_option("--metrics", options->metrics, "HOST:PORT for Prometheus metrics");
    command->add_option("--public-address", options->public_address,
                        "The address that people use, as in https://samverk.example");
    command->callback([options, &status] { status = serve(*options); });
}

void add_import(CLI::App& app, int& status) {
    auto options = std::make_shared<ImportOptions>();
    auto* command = app.add_subcommand("import", "Take in projects from an outside source");
    command
        ->add_option("source", options->source,
                     "page, document, vinnova, gdp, swecris, cordis or table")
        ->required();
    command->add_option("file", options->file, "The file")->required();
    add_place(*command, *options);
    command->add_option("--map", options->map, "For table: the mapping of columns, as JSON");
    command->add_option("--organisation", options->organisation,
                        "For document: whose case it becomes");
    command->add_flag("--dry-run", options->dry_run, "Read and count, but keep nothing");
    command->callback([options, &status] { status = import(*options); });
}

void add_organisations(CLI::App& app, int& status) {
    auto options = std::make_shared<OrganisationsOptions>();
    auto* command = app.add_subcommand("organisations", "Organisations")
                        ->require_subcommand(1)
                        ->add_subcommand("import", "Take in organisations from a CSV, XLSX or ODS");
    command->add_option("file", options->file, "The file")->required();
    add_place(*command, *options);
    command->add_flag("--dry-run", options->dry_run, "Read and count, but keep nothing");
    command->add_flag("--also-alike", options->also_alike,
                      "Also rows that are like an organisation that is here");
    command->callback([options, &status] { status = import_organisations(*options); });
}

void add_ask(CLI::App& app, int& status) {
    auto options = std::make_shared<AskOptions>();
    auto* command = app.add_subcommand("search", "Search as the site does");
    command->add_option("query", options->words, "The words")->required();
    command->add_option("--data", options->data, "The data folder")->required();
    command->add_option("--lang", options->language, "sv, en or nb")->capture_default_str();
    command->add_option("--type", options->type, "Only subjects of this type");
    command->add_option("--limit", options->limit, "How many")->capture_default_str();
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &status] { status = ask(*options); });
}

void add_analyse_dialogue(CLI::App& group, int& status) {
    auto options = std::make_shared<AnalyseDialogueOptions>();
    auto* command = group.add_subcommand("dialogue", "The opinion groups of a dialogue");
    auto* votes = command->add_option("votes", options->votes, "Votes as Polis exports them, CSV");
    command->add_option("--comments", options->comments, "The statements, CSV")->needs(votes);
    command->add_flag("--polis", options->polis, "As Polis computes, to compare")->needs(votes);
    command
        ->add_option("--agree", options->agree,
                     "What agreeing is in the file of votes; its form tells unless given")
        ->check(CLI::IsMember({1, -1}))
        ->needs(votes);
    command->add_option("--bundle", options->bundle, "Compute a downloaded bundle again")
        ->excludes(votes);
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &status] { status = analyse_dialogue(*options); });
}

void add_analyse(CLI::App& app, int& status) {
    auto* group =
        app.add_subcommand("analyse", "Measure what the program makes of data of your own")
            ->require_subcommand(1);
    auto options = std::make_shared<AnalyseWordsOptions>();
    auto* words = group->add_subcommand("words", "Lemmas and parts of the words on standard input");
    words->add_option("--lang", options->language, "sv, en or nb")->capture_default_str();
    words->add_flag("--json", options->json, "As JSON, a line each");
    words->callback([options, &status] { status = analyse_words(*options); });
    add_analyse_dialogue(*group, status);
    auto search_options = std::make_shared<AnalyseSearchOptions>();
    auto* command =
        group->add_subcommand("search", "How well the search finds, on texts of your own");
    command
        ->add_option("--documents", search_options->documents, "JSON lines: id, lang, title, text")
        ->required();
    command
        ->add_option("--questions", search_options->questions,
                     "Lines with tabs between: id, language, text, id of the right document")
        ->required();
    command->add_option("--parallel", search_options->parallel,
                        "JSON lines to learn translations from: sv, en");
    command->add_flag("--json", search_options->json, "As JSON");
    command->callback([search_options, &status] { status = analyse_search(*search_options); });
    auto leverage_options = std::make_shared<AnalyseLeverageOptions>();
    command = group->add_subcommand("leverage", "Which barriers to remove, on figures of your own");
    command
        ->add_option("file", leverage_options->file,
                     "JSON: barriers with id and cost, projects with weight and barriers, share")
        ->required();
    command->add_flag("--json", leverage_options->json, "As JSON");
    command->callback(
        [leverage_options, &status] { status = analyse_leverage(*leverage_options); });
}

void add_member(CLI::App& app, int& status) {
    auto options = std::make_shared<MemberOptions>();
    auto* command = app.add_subcommand("member", "People")
                        ->require_subcommand(1)
                        ->add_subcommand("add", "Let somebody in");
    add_place(*command, *options);
    command->add_option("--email", options->email, "Their e-mail address")->required();
    command->add_option("--name", options->name, "What they are called");
    command->add_option("--role", options->role,
                        "contributor, coordinator, process_leader or operator");
    command->add_option("--organisation", options->organisation,
                        "Municipality code or id, for roles in an organisation");
    command->add_option("--unit", options->unit,
                        "A unit of it, by name or id: the role counts there alone");
    command->add_option("--lang", options->language, "sv, en or nb")->capture_default_str();
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &status] { status = add_member(*options); });
}

void add_worlds(CLI::App& app, int& status) {
    auto demo_options = std::make_shared<DemoOptions>();
    auto* make =
        app.add_subcommand("demo", "Make the demo world, or synthetic projects for load tests");
    add_place(*make, *demo_options);
    make->add_option("--projects", demo_options->projects, "This many synthetic projects instead");
    make->add_option("--ideas", demo_options->ideas,
                     "Of one organisation, which has the projects too");
    make->add_option("--supports", demo_options->supports, "Supports of these ideas, in all");
    make->add_option("--people", demo_options->people, "So many of its members may sign in");
    make->add_flag("--json", demo_options->json, "The links as JSON");
    make->callback([demo_options, &status] { status = demo(*demo_options); });

    auto export_options = std::make_shared<ExportOptions>();
    auto* give = app.add_subcommand("export", "Write the bank as data");
    give->add_option("what", export_options->what, "projects")->required();
    add_place(*give, *export_options);
    give->add_option("--settings", export_options->settings, "The settings file (TOML)");
    give->add_option("--format", export_options->format, "jsonl or csv")->capture_default_str();
    give->callback([export_options, &status] { status = export_bank(*export_options); });
}

void add_mail(CLI::App& app, int& status) {
    auto options = std::make_shared<MailOptions>();
    auto* mail = app.add_subcommand("mail", "Letters")->require_subcommand(1);
    auto* command = mail->add_subcommand("try", "Send a letter to see whether mail works");
    command->add_option("to", options->to, "The address to write to")->required();
    command->add_option("--data", options->data, "The data folder")->required();
    command->add_option("--settings", options->settings, "The settings file (TOML)");
    command->add_option("--language", options->language, "sv, en or nb")->capture_default_str();
    command->callback([options, &status] { status = try_mail(*options); });
    auto* receive = mail->add_subcommand("receive", "Take a reply to a letter from standard input");
    receive->add_option("--data", options->data, "The data folder")->required();
    receive->callback([options, &status] { status = receive_mail(options->data); });
}

void add_settings(CLI::App& app, int& status) {
    auto file = std::make_shared<std::string>();
    auto* command = app.add_subcommand("settings", "Say whether a settings file can be used");
    command->add_option("file", *file, "The file")->required();
    command->callback([file, &status] { status = check_settings(*file); });
}

void add_retention(CLI::App& app, int& status) {
    auto options = std::make_shared<RetentionOptions>();
    auto* command = app.add_subcommand("retention", "Remove what has been kept for long enough");
    add_place(*command, *options);
    command->add_flag("--dry-run", options->dry_run, "Only count");
    command->callback([options, &status] { status = retention(*options); });
}

void add_keeping(CLI::App& app, int& status) {
    struct Options : program::Place {
        std::string file = {};
    };
    auto options = std::make_shared<Options>();
    auto with_file = [&](char const* name, char const* about,
                         int (*act)(program::Place const&, std::string const&)) {
        auto* command = app.add_subcommand(name, about);
        command->add_option("file", options->file, "The backup")->required();
        add_place(*command, *options);
        command->callback([options, act, &status] { status = act(*options, options->file); });
    };
    auto without = [&](CLI::App& under, char const* name, char const* about,
                       int (*act)(program::Place const&)) {
        auto* command = under.add_subcommand(name, about);
        add_place(*command, *options);
        command->callback([options, act, &status] { status = act(*options); });
    };
    auto copying = std::make_shared<CopyOptions>();
    auto* copy_command =
        app.add_subcommand("copy", "Move everything to a database of another kind");
    copy_command->add_option("--data", copying->data, "The data folder")->required();
    copy_command
        ->add_option("--from", copying->from, "sqlite, in the data folder, or postgresql://…")
        ->required();
    copy_command->add_option("--to", copying->to, "The same; with nothing in it yet")->required();
    copy_command->callback([copying, &status] { status = copy(*copying); });
    with_file("backup", "Copy the database and its files into a new file", backup);
    with_file("restore", "Put a backup in the place of the database", restore);
    without(app, "check", "Look for damage", check);
    without(app, "migrate", "Bring the database up to this program", migrate);
    without(*app.add_subcommand("index", "The search index")->require_subcommand(1), "rebuild",
            "Make the index anew", rebuild_index);
    without(*app.add_subcommand("files", "Files that people put there")->require_subcommand(1),
            "clean", "Remove contents that nothing needs", clean_files);
    without(*app.add_subcommand("secrets", "What keys are sealed with")->require_subcommand(1),
            "renew", "Make new ones and seal everything anew; no server may run", renew_secrets);
    add_retention(app, status);
}

}

int run(int count, char** words) {
    // What opens strangers' files, or gives up by ending itself, is this program again, alone with
    // one task: before anything else is set up. It ends at once: what is done at an ordinary end
    // asks for more than its filter allows.
    if (count == 2 && std::string_view(words[1]) == "read-pdf")
        std::_Exit(documents::read_pdf_main(0, 1));
    if (count == 2 && std::string_view(words[1]) == "read-mail")
        std::_Exit(mime::read_mail_main(0, 1));
    if (count == 2 && std::string_view(words[1]) == "make-picture")
        std::_Exit(pictures::make_copies_main(0, 1));
    if (count == 2 && std::string_view(words[1]) == "choose")
        std::_Exit(selection::choose_main(0, 1));
    fulltext::gather_little();
    // Whoever runs commands holds the machine. Requests say themselves how far they reach.
    db::Within const all(db::Reach::everything());
    CLI::App app("Samverk: from a need to practice that spreads", "samverk");
    app.require_subcommand(1);
    int status = 0;
    add_serve(app, status);
    add_import(app, status);
    add_organisations(app, status);
    add_ask(app, status);
    add_analyse(app, status);
    add_member(app, status);
    add_worlds(app, status);
    add_settings(app, status);
    add_mail(app, status);
    add_keeping(app, status);
    try {
        app.parse(count, words);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (std::exception const& failure) {
        std::fprintf(stderr, "samverk: %s\n", what_to_do(failure).c_str());
        return 2;
    }
    return status;
}

}
