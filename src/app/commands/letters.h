// samverk mail try: a letter that shows whether mail works.
#pragma once
#include <string>

#include "app/commands/output.h"
#include "app/program/program.h"
#include "platform/json/value.h"

namespace commands {

struct MailOptions {
    std::string data, settings, to, language = "sv";
};

/// Writes a letter and sends what waits. Beside a server it is the server that sends. 1 when it
/// could not be sent.
int try_mail(MailOptions const& options);
/// The same within a program that is running.
int try_mail(program::Program& program, MailOptions const& options, Output const& output);

/// A message of the mail server's on standard input: it is on disk, and the one who serves takes it
/// in, when this gives 0. Otherwise 75 and why on standard error, so that the mail server keeps it
/// and tries again (sysexits.h: EX_TEMPFAIL).
int receive_mail(std::string const& data_folder);

json::Value written(MailOptions const& options);
MailOptions mail_options(json::Value const& arguments);

}
