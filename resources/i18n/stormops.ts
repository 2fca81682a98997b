<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en_US">
<context>
    <name>Banner</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosedPanel</name>
    <message>
        <source>Next job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened on the job page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outcome was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This visit is closed. Notes can still be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This visit is closed. Notes can still be added; the office can reopen it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandBox</name>
    <message>
        <source>Search and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command, an address or a ZIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find jobs: “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine, here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs, at the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else did it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You saved this {captured}; the office answered {received}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayTally</name>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Storm and roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tier} · {sii} of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} points expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On no route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}, stop {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report near this house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing known about the roof</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Keyboard help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{actor}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · kept, but it did not move the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobHeader</name>
    <message>
        <source>Back (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous job (K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next job (J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthetic address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobScreen</name>
    <message>
        <source>The office did not take: {what}. Yours is kept here until you decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobTable</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobsScreen</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, ZIP, route or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs in this sample storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its households are invented and nobody drives there. Choose a real storm at the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs in this storm yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs appear here when the office has cut routes. Choose another storm at the top, or sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this storm fits the search and the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only: {status}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>StormOps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate code, who you met, what you saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved together with the outcome you press.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This note was withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw note: {note}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnlineForm</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first time on this machine you need a connection to the office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock with a PIN instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomePad</name>
    <message>
        <source>What happened?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinForm</name>
    <message>
        <source>Choose a PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With it you open StormOps on this machine when there is no signal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN, {count} digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map and routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+{number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Reading from this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShellView</name>
    <message>
        <source>Everything is saved on this machine the moment you do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShellViewModel</name>
    <message>
        <source>Looking at what is here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>StormOps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right houses, in the right order, with or without a signal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you record is encrypted on this machine and reaches your office by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInViewModel</name>
    <message>
        <source>Type your e-mail address and your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PIN has {count} digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two PINs differ. Type the same one twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageForm</name>
    <message>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatePanel</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopCard</name>
    <message>
        <source>Record outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the next stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{city} {zip} · {stop}, {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthetic address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose to work offline. All is saved on this machine and stays here until you come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office is out of reach. Keep working: it is saved here, and goes up by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing. Everything you saved is safe at the office.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TenantForm</name>
    <message>
        <source>Choose a company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each company&apos;s data is kept apart. You can switch later at the top left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{company}, as {role}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every stop has its outcome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No routes in this sample storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its households are invented and nobody drives there. Choose a real storm at the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route for today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stops of this storm are assigned to you. The office sends new routes with the next sync; other storms are at the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open all jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops in route order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search and commands ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You and the display: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark, for the cab at night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun, black on white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field sizes, for gloves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Keep working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close StormOps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for your office: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>StormOps made a mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is our fault, not yours. Everything you saved is safe on this machine. Keep working; if the screen looks wrong, close StormOps and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left to undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockForm</name>
    <message>
        <source>Welcome back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN, or your password on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {role} at {company}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Search and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next job or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous job or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back from a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come back online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it saved?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the outcome with that number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note on this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the note without an outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: sun, black on white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes: field, for gloves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes: office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route and stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tier}, {sii} of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}, stop {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h ago, at {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>That did not work, and it is our fault. What you saved before is safe on this machine. Try again; if it happens twice, tell the office.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stops</name>
    <message>
        <source>Stop {number}, {address}, {city} {zip}, {state}, {tier}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>Saved here, {count} waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe at office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this machine: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office not reached yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office reached {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo not yet safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} photos not yet safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved here, {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this machine: {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this machine: {count} and {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking to the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{counts}, {size} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} need you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline, all saved here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline since {time}, all saved here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Not assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start driving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am on site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen: back on site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen: plan another visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not interested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not knock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspected, no damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspected, damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contingency signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjuster met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier A, severe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier B, strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier C, slight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier D, little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route planner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
