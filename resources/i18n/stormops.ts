<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en_US">
<context>
    <name>ActionCard</name>
    <message>
        <source>What is behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done, or why it is lifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>Reasons given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{distance} from the stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApartCard</name>
    <message>
        <source>Not taken as photos: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are kept here with the reason, and the office has none of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is it not needed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppointmentCard</name>
    <message>
        <source>Day and hour of the appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day and hour, as 2019-04-02 14:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to calendar file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No appointment is agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArmChoices</name>
    <message>
        <source>{arm} gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The play that fits the house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play of arm {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel of arm {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Add photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of the day, any houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a folder or card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributionScreen</name>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit beside experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm to attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a storm at the top; storms come from the office by sync, or by import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No touches yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was written to, called or visited under this storm as far as this computer knows. Visits add touches by themselves; mails and web visits come from the office by sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has converted here yet, so there is no credit to share out. Paths and what follows a touch are shown all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the second run that is kept on, their credit is shown here side by side. The office keeps one a day by itself when conversions come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No experiment of this storm tries a single channel, so nothing here is known to be caused by one. Start one on the page Experiments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What experiments say</source>
        <translation type="unfinished"></translation>
    </message>
</context>
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
    <name>BoardColumn</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{status}, {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
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
        <source>No jobs on the board yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs come onto the board when routes are cut. Cut some under Routes, or sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every route (a crew first)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BundleForm</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that exists only on this machine goes into one sealed file. Choose four words that you can remember, and write them down: without them nobody can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work that you saved on another laptop. It is checked whole before anything changes, and nothing is doubled when that laptop reaches the office later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photo with {count} marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo with one mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo without marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: {mark}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go from point to point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Carrier</name>
    <message>
        <source>can&apos;t go here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CellButton</name>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {said}. New photos go here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save {title} as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save {title} as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (T)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>{field}: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChosenMark</name>
    <message>
        <source>Words of the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One hit fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits in the test square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One hit more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 10 x 10 ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete mark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimHeader</name>
    <message>
        <source>Back to the job (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim at {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} · {storm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimScreen</name>
    <message>
        <source>Save the meeting to a calendar file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseOutScreen</name>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundle to a stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting what is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item exists only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} items exist only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you saved is safe at the office. You can hand this machine on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} wait for your decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files that are no usable pictures are kept here; a bundle has them too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file that is no usable picture is kept here; a bundle has it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is in the bundle {name} of {when} too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle of {when} does not have all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing open: {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the job at {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, brought from {machine}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed paper, {size} to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo, {size} to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visits and jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claim entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work brought from another laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files that are no pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes the office refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes with two values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close-out</source>
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
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what is right</source>
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
        <source>{count} changes refused in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You saved this {captured}; the office answered {received}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrewForm</name>
    <message>
        <source>Managers and admins change crews; planners see them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inspection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on the map where the crew starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on the map where the crew ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrewPlaceMap</name>
    <message>
        <source>Tap the place or a house. By keyboard, move the map with the arrows and take its middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map to show where the crew starts or ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the middle of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrewsPage</name>
    <message>
        <source>Working it out. The plan changes in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no crews yet. A manager adds them under Office, Crews; routes can be cut before that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managers change hours, skills, vehicle and yard under Office, Crews.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign crews: {routes} without one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drives no route yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out today: others take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crew} is out today: other crews take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}: {facts}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrewsScreen</name>
    <message>
        <source>The company&apos;s crews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no crews yet. Routes are cut without one until there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes are cut for these hours, skills and yards, and for crews in service only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does {crew} start?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does {crew} end?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataScreen</name>
    <message>
        <source>Wi-Fi only for originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most a day over a link that costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this company&apos;s data from this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} MB a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending everything, back to thrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send everything now anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} went over links that cost today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{photos}, {size} to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every photo is safe at the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said that this link costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said that this link costs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not say whether its link costs. Say it here when it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer says that its link costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer says that its link costs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} originals are here, {size}. The disk has {free} free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the office has kept safely for {days} days can go and comes back when asked. {held} stay because their claim is open. What is not safe yet never goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs under the office&apos;s legal hold: {count}. Their originals stay on every machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the computer says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused while anything is only on this machine. The key goes first, so that no copy can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handing the machine on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayEntry</name>
    <message>
        <source>Day of the route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2019-04-16 or 4/16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>Files looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked ones belong here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the day&apos;s files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {count} to their stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading where and when: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{goes} go to a stop, {waits} wait for you. Space marks or unmarks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayTable</name>
    <message>
        <source>Files of the day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayTableModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (goes there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can tell</source>
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
    <name>DeadlinesCard</name>
    <message>
        <source>Days not to miss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule}: needs the field {fact}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rules for this state are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Assumed: the policy or the city decides.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DescriptionCard</name>
    <message>
        <source>Slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many or how big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>9 hits, 1.5 in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DesignForm</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arms and their parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these ZIP codes (empty: all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses at the most (empty: all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window in days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate without treatment, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect to show, points of %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can it show that?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as exploratory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{houses} houses can take part: {arms}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are drawn in {groups} groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest difference it can see: {smallest} points; {wanted} points need {needed} an arm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done to each arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An arm is drawn for each</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskActions</name>
    <message>
        <source>Crew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No crews yet: have one added at the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best crew for every route without one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another day…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day for every route without one, from {day} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other open route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One place up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One place down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to a route…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit: hours, minutes, skills…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste behind this stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split the route before this stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it whole on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish this route…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste where it costs least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in all stops of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag stops, or press Alt and an arrow key; M moves a stop to another route.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskList</name>
    <message>
        <source>Routes and their stops</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskMap</name>
    <message>
        <source>Map of the routes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskReading</name>
    <message>
        <source>Dropped the edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished edits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiffCard</name>
    <message>
        <source>What this import changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses whose tier moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses: Enter opens the score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports: {counts}. Houses whose tier moved: {houses}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more are counted, not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map shows only these.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryEditors</name>
    <message>
        <source>Choose: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>None yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope {slope}: {hits} hits, {mean} a square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the correction: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it was: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErasePanel</name>
    <message>
        <source>Erase this person for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes, on this computer now, at the office and on every laptop as they sync: records {records}, values {values}, decisions {decisions}. Nothing brings them back, and the same records are not taken in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays, as the company&apos;s record of its work at the house: claims {claims}, signed papers {papers}, notes {notes}, photos, and whether the house may be contacted. Words in a note are blanked on the job&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceScreen</name>
    <message>
        <source>Back (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence at {address}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceViewModel</name>
    <message>
        <source>Write it as 33.0712, -96.7512: latitude first, then longitude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No satellite receiver answered. Plug one in and name its port in STORMOPS_GPS_PORT, or type the place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is written: {photos} photos, {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on this machine: photos {numbers}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExperimentsScreen</name>
    <message>
        <source>New experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managers and admins start experiments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it ends, for everybody to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the arms and start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out houses contacted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm to try something in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a storm at the top; storms come from the office by sync, or by import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No experiment in this storm yet. Without one nobody can tell what treating houses brings: the part of the score called conversion lift stays unmeasured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arms}. Control: {control}. Conversions count for {days} days. By {author}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn for each {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended {when}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned to show {wanted} points on a rate of {rate} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; it can see {smallest}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Export or print routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files saved in {folder}</source>
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
    <message>
        <source>The file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{phrase}”: {says} {instead}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphCanvas</name>
    <message>
        <source>Graph of this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go from node to node. The table has the same lines.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphCard</name>
    <message>
        <source>Graph as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table: how this person hangs together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the graph as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left: what the person is known by. Middle: who told it. Right: houses, and who else is there. Thick lines prove much; dashed ones prove nothing by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} nodes did not find room; the table has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it hangs together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuardrailsScreen</name>
    <message>
        <source>What the guardrails ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm to watch over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a storm at the top; storms come from the office by sync, or by import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiting} wait for somebody, {all} in all in this storm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have seen all {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here; choose another state or rule above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has fired in this storm. The office looks at every contact, answer, report and alert, and says here when a house is to be left alone, when somebody waits too long, and when to act at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardrails</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandOutCard</name>
    <message>
        <source>Claim as a table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim for programs (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjuster&apos;s visit (calendar)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save files for others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The claim does not say when the adjuster comes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandWork</name>
    <message>
        <source>{house} to {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved {house}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took out {house}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocked {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} without a crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} to {crew}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} without a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the day as 2019-04-16 or 4/16, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days from {day} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renamed to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged into {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made {route}</source>
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
    <name>HereCard</name>
    <message>
        <source>I am here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap the place or the house on the map. Pressing again takes the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells the wrong-house check where you stand, when no receiver does.</source>
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
        <source>Show {count} earlier</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseCard</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No steps were planned here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the steps stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same house as {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is this one here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseDelegate</name>
    <message>
        <source>uplift {uplift}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseList</name>
    <message>
        <source>Houses on the map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseListModel</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uplift</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentityScreen</name>
    <message>
        <source>Find a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, telephone, e-mail, claim, customer number or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all people as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{records} records are of {persons} people, known by {values} values. Of {houses} houses {part} have somebody. {blocked} values are blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values are masked: only managers and admins read them in clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no key for who is who, so values are masked and nothing can be looked up by them. Sign in once with a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is known by that. Values are compared whole; names and addresses also by parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is known yet. People come in from claims that crews have taken down, and from lists of contacts (CSV with name, telephone, e-mail or address).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it hangs together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Read routes from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Put these right in the file and read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every stop stands where it stands in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} changes {count} stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} puts {count} routes on another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routes are drafts: no crew sees them yet. All of it is taken, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{routes} are with their crews: they get a new version and are asked. All of it, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{was} becomes {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new, as stop {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken off, was stop {was}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop {was} becomes {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {count} are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file changes, or what is wrong with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportScreen</name>
    <message>
        <source>Drop a file here, choose one, or type its path. Storm reports of NCEI, SPC and the weather service, hail grids, addresses, parcels and leads are told by their content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of a file that names none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this state (TX)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day, if the file has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm that the reports go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You typed something else since. Look at it again before you bring it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that are not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses that are here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{storm} was chosen for the file before, and is not for this one. Choose it again if these reports belong to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the storm that fits each report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All its storms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import of {file} was cut short. Look at it and bring it in: it goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportStrip</name>
    <message>
        <source>New photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop: what is in stays in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not placed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{safe} of {total} safe on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} here before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of other kinds passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped, what is in stays in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures were found there. JPEG, PNG and HEIC files are taken.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IssuesCard</name>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}: {what} ({count} such)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobCard</name>
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
    <message>
        <source>Don&apos;t knock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobScreen</name>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim of this job (C)</source>
        <translation type="unfinished"></translation>
    </message>
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
    <name>JobTypeRows</name>
    <message>
        <source>{job_type}, minutes</source>
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
    <name>KeptPlans</name>
    <message>
        <source>On the desk now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took up {plan}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelBar</name>
    <message>
        <source>Chosen photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption of the chosen photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption (F2), Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like new ones (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the chosen photos the labels that new photos get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelChoosers</name>
    <message>
        <source>Slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: differ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaterCard</name>
    <message>
        <source>See them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows its stops on this page now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put them away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeadCard</name>
    <message>
        <source>Attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of intent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharper intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All numbers (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report (PDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bootstrap over households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low sample: take no share at its word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No variation in paths: no interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough data for an interval of {channels}: fewer than 20 touches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 % intervals: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks 1 touch back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks 2 touches back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks 3 touches back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intent ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intent as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intent times {part}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerCard</name>
    <message>
        <source>What the figures say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftOutPage</name>
    <message>
        <source>Find an address without a route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an address, for a hot lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses without a route, by reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in where it costs least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house without a route has an address like that. Those on routes are on the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every decided house is on a route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses without a route; the first {listed} are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses without a route</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>More lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supports these lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Make a route of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>* not stored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no crews yet: have them added at the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No routes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses are decided and wait for a route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house can go on a route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count} decided houses are left out. See why, and decide anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is to be visited yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes are made of houses that were decided to be treated, and nothing is decided in this storm. Decide under Targeting, or sync if another planner did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no crews yet, so routes stay without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 house outlined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses outlined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See who is left out, and why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossesScreen</name>
    <message>
        <source>Address, ZIP or id of a house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, ZIP or id, as 12 Oak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses that fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of loss, the likeliest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report on this computer speaks for this house. Import more of the archive to look further back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates and evidence as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score in the chosen storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days on which a house may have been damaged, from every storm and archive on this computer.</source>
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
    <name>MapPane</name>
    <message>
        <source>Nearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw round houses to select them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapScreen</name>
    <message>
        <source>Select none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a route of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the job here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map shows the storm that is chosen at the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this storm can be put on a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report and no house of it has a position here. Sync, or choose another storm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses are marked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected houses, the highest uplift first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In view: {count} houses, the highest uplift first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}; the first {count} are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was added to the maps of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted. For {minutes} minutes the check for the wrong house goes by this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no job at this house yet. A job is made when the house is put on a route.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapWidget</name>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingCard</name>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, as the CRM&apos;s or the county&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save for the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the saved mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is read from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As guessed, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saved mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixCard</name>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{slope} is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A damaged slope needs an overview, a test square and a close-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissingCard</name>
    <message>
        <source>{count} pieces missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 piece missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every slope has what it needs, or a reason why not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slope counts as damaged with a close-up or a test square with hits, or when you say so.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsScreen</name>
    <message>
        <source>A model says how much treating a house changes its chance of a contract. It learns from the randomized arms of this storm&apos;s experiments, and from nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model in this storm yet: scores are of a stated prior. When an experiment with a control group is over, train one here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managers and admins train and choose models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models of uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on this storm&apos;s experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score houses with what is live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registry as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artefact as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a storm at the top; storms come from the office by sync, or by import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPaperCard</name>
    <message>
        <source>Sign a new paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: {paper}</source>
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
    <message>
        <source>Text to begin with (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with a text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Find in the notes of this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in these notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide earlier versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions</source>
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
        <source>{by}, withdrawn {when}</source>
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
    <name>NurtureScreen</name>
    <message>
        <source>Hide those with open work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan steps for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan steps for the chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring outcomes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm to follow up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a storm at the top; storms come from the office by sync, or by import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses of high uplift, treated, and not converted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses with a step whose time has come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses kept off the list: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is on the list: it has houses that the policy treats, of an uplift above 15 %, that have not converted and may be contacted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan steps for the {n} chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps due: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept off the list, and due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes to bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurture</source>
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
    <name>OpenQuestionsCard</name>
    <message>
        <source>Photos that leave questions open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: each says all it should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {number}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not say: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>Other minutes by job type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep the best so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the search is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending with the best so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First {routes} found, {stops}; looking for better ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready; the first search on a computer takes longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Great circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OSRM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steep and tile roofs by skill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route crosses a ZIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the drafts there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews that drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no crews yet. Routes are cut without one; a crew is assigned later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many as it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File, or http://…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutCard</name>
    <message>
        <source>Photos a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save photo report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save adjuster packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the file is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no photos of this job yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} photos a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the adjuster and the owner</source>
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
    <name>OutcomesCard</name>
    <message>
        <source>Take them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that are not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes that came back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnReason</name>
    <message>
        <source>Reason in a few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dog in the yard; Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{slope}, {shot}: why is it missing?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackList</name>
    <message>
        <source>Add a map pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop an .mbtiles file onto this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying, {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, zoom {least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the map pack {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagePicture</name>
    <message>
        <source>Page {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Pages of the paper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PapersHeader</name>
    <message>
        <source>Back to the job (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the papers (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers at {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} · {storm}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PapersScreen</name>
    <message>
        <source>The pages are being made ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathsCard</name>
    <message>
        <source>Paths, most walked first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or find a house by its address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a house by its address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all} houses on {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter on a path lists its houses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house that was touched in this storm has “{words}” in its address. Try a part of the street&apos;s name, or the house number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{channel}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Names and numbers in full are the office&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who lives here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonCardView</name>
    <message>
        <source>What the person is known by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is decided so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, for everybody to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value counts for nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records chosen are another person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take decision back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what this person is known by as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this person as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase this person …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no house known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{houses}. Records: {count}, together {part} sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the same house: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known of what this person did: no storm, touch, claim or sale of the houses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storms: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales: {count}, {money}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touches in 90 days: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostly by: {channel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open claims: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm impact: {sii} of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected uplift: {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last touch: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked not to be contacted in any way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be contacted by: {ways}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers best to: {channel}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value counts again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhaseStrip</name>
    <message>
        <source>Phases of the storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase {number}, {name}: {state}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhasesScreen</name>
    <message>
        <source>Gates of the phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go where this is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows behind the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows stand behind this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm to follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a storm at the top; storms come from the office by sync, or by import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase {number}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotosDoor</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} of this job (P)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotosHeader</name>
    <message>
        <source>Back to the job (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A, or drop files here, or paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of the day, any houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a folder or card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always add what is new to the open job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos at {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} · 1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} · {count} photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotosScreen</name>
    <message>
        <source>All {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unplaced {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking files in was cut short. What is in is safe; {count} can still be taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} new in {folder}. Do they belong to {address}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}. New photos go here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo here yet. New ones go where the strip says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos yet. Drop files or a folder here, paste, or press Add photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That holds no photo. Copy or drop picture files, folders or a picture.</source>
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
    <name>PlanCard</name>
    <message>
        <source>Show the route</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanEditor</name>
    <message>
        <source>Taken back: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>Name for the plan to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, as “Two days, no tile”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take up the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take up the second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept plans stay on this computer; nobody else sees them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plan to compare yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure}, the better one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PolicyScreen</name>
    <message>
        <source>Houses the crews can treat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses the crews can treat: no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address or ZIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is decided yet, or nothing fits the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm to decide about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a storm at the top; storms come from the office by sync, or by import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deciding house by house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy has not run in this storm yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run {when}, {mode}: {treated} treated, {held} held. By {author}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {houses} houses {treated} would be treated and {held} held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean uplift of the treated {uplift}; {n} conversions expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: {treated} to treat, {held} to hold; {rest} keep their decision with news.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom to treat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a double click on a house shows why it has its storm impact.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PositionCard</name>
    <message>
        <source>Where you are: latitude, longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>33.0712, -96.7512</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the receiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this the right house?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>How sure it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line holds for who reads it once, when the window has closed. Who looks before, or often, reads the second: it holds at any time, and is wider for that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>The office proposes a change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office proposes {count} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was taken off is off your list already; the rest keeps your order until you accept. Finished stops never move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your order stays as it is until you accept. Finished stops never move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not? The office reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason, then Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PublishPage</name>
    <message>
        <source>Note to the crews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note to the crews, if any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews will see this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken away: {routes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route differs from what was published. Edit one, or cut new routes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not published, because no crew drives them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QualityScreen</name>
    <message>
        <source>Data quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the check is muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, for everybody to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute this check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it count again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managers and admins mute checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a storm at the top; storms come from the office by sync, or by import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{severity}. Put right by {owner}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that fail: {share}, {allowed} are put up with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted until {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionPanel</name>
    <message>
        <source>Reason in a few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason, in a few words; Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this the right house?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some evidence is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photograph the house number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gaps} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the reason in a few words, then press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionsCard</name>
    <message>
        <source>Still to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says where, what, how much, for what</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>Look for doubles by likeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What both have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, for everybody to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managers and admins decide who is one person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs to look at: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned from {count} records only, so the weights are rough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is {one} the same person as {other}? Together {part}: {why}.</source>
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
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} (Alt+{number})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadyScreen</name>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked on this machine yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready for the field, as of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready: 1 thing to put right, as of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready: {count} things to put right, as of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One look at this machine; it needs no network and takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put right what is red, then check again. What is saved here stays saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of this is on this machine and works without a network until {until}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New PIN, {count} digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Know this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready for the field?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadyViewModel</name>
    <message>
        <source>A PIN has {count} digits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusedCard</name>
    <message>
        <source>Not taken as photos: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemarksCard</name>
    <message>
        <source>Worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: “{phrase}”. {says}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing contradicts anything.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemarksField</name>
    <message>
        <source>Remarks on the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks, if any; they are printed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemindersCard</name>
    <message>
        <source>Do not miss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} · {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the job: {what}, {address}, {left}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoutesScreen</name>
    <message>
        <source>New routes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes were changed elsewhere while you edit. Your edits are still here; Drop edits shows what is stored now. Keep the plan first, if you want to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes are cut for the storm that is chosen at the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verb}: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no job at this house yet. A job is made when its route is stored.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoutesViewModel</name>
    <message>
        <source>New routes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreCardScreen</name>
    <message>
        <source>Back (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of loss of this house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports that speak for this house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier {tier}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report lies within 10 miles, in the same county or in an area that holds the house.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reports themselves are at the office.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreScreen</name>
    <message>
        <source>Take stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of which moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of, as 2019-03-25 14:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components of the score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows behind the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows: the number is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm to score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a storm at the top; storms come from the office by sync, or by import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{score}/100 (of {most} measurable)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A past moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score has no history yet. Take stock writes it down for everybody; from the second time on the trend is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stock was taken once, {when}: {score} points. From the second time on the trend is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks never ran on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reckoned from what is on this machine; the checks are of {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {count}</source>
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
    <name>SealedCard</name>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day to a calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this paper is no longer good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void this paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by {name}, typed with consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by {name}, by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} · {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed by {name} · {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the file: {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link in the chain: {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed, unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message>
        <source>{field}: another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShellView</name>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
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
    <name>SignCard</name>
    <message>
        <source>Name of the person who signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place: an address, or latitude, longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign by typing the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign and seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{paper}: signed by the {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known, printed as a dash: {facts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{phrase}”: {says} Better: {better}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
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
    <name>SignaturePad</name>
    <message>
        <source>Signature field. By keyboard: choose to sign by typing the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignedList</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {paper}, signed by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} · {when} · {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlopeButton</name>
    <message>
        <source>Slope I am at (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope: {slope}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlowEdits</name>
    <message>
        <source>Took in a lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crew} out today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan changed meanwhile, so nothing was done. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageCard</name>
    <message>
        <source>Reason for the change of stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason, where one is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage of the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stage}, elsewhere called {milestone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next stage: {stage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for: {facts}. Fill in, mark as not known, or give a reason.</source>
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
    <name>Stepper</name>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: {what}</source>
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
        <source>Don&apos;t knock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StormHead</name>
    <message>
        <source>Work with this storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storm&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hail up to {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gusts up to {mph}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edition {vintage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house is scored under this storm yet. Import addresses to score them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses by tier: {tiers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house has a tier: no report of this storm speaks for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scored by other thresholds than those in force: {count}; score them anew on the page Thresholds.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StormMap</name>
    <message>
        <source>Map of the reports</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StormsScreen</name>
    <message>
        <source>Storms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports of the storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report fits. Choose other sources, sizes or times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports of this storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was imported into this storm: its reports came with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storms come from the office by sync, or from a file of reports that is imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} of {all} reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap a report on the map, or choose one in the list: here stands the whole of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts at 60 % for houses inside its area, and for no other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once active, the treatment mode stays {mode}, and there is no way back to planning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports and editions</source>
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
    <name>TakeInCard</name>
    <message>
        <source>Take a house in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number and street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why; the office reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, if you like: the office reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the next stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the last stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} becomes a stop of this route. The office is told with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{address}” is taken in as a new house in {town}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its place on the map is where this device is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it lies on the map is not known here; the office adds that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses near by that no route has. Choose one, or type another address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house without a route is known near by. Type the address of the house.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a house in</source>
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
    <name>TextForm</name>
    <message>
        <source>This is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThresholdsScreen</name>
    <message>
        <source>Why the thresholds change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, in a few words; others will read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would it do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a new edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managers and admins change the thresholds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses that would move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{storm}: {count} houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scored by another edition: {storms}. Score them anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force: the standard table ({version}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force since {when}, by {who}: {why} ({version}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{material}, was {inches}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring house by house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{material}: inches of hail that hurt it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inches of hard hail at which a roof of ten years or less starts to be damaged. Older roofs lose 2 % a year, at most 30 %.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TileDelegate</name>
    <message>
        <source>Clocks</source>
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
        <source>{count} later</source>
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
    <name>TodayViewModel</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Undo mark (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo mark (Ctrl+Shift+Z)</source>
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
    <name>TwinHouses</name>
    <message>
        <source>{address} is noted as one house, but {route} still stops there. Publish it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address}, taken in on {route}, was known here before and is on no route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is on {other} and on {route}. One door may get two knocks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is one house</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinTable</name>
    <message>
        <source>Table: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinsCard</name>
    <message>
        <source>One house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} ({count} such pairs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One house: off {route}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TypedField</name>
    <message>
        <source>Dollars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day, as 2019-03-24</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day and hour, as 2019-04-02 14:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent</source>
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
    <name>ViewerHeader</name>
    <message>
        <source>Back (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole photo (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous photo (K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next photo (J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo {number} of {count}, {address}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerScreen</name>
    <message>
        <source>This photo is not here any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was taken away meanwhile. The others of this job are still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is not on this machine: it was freed, or is another laptop&apos;s and on its way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>As 09:00-11:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others, by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit: {house}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window {number}, the visit begins in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes at the door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other skills that the visit takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit begins within (up to three)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skills that the visit takes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitWork</name>
    <message>
        <source>Nothing can be asked of a visit here: no crew may visit, or nobody decided to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An hour is {agreed}. It goes before any window, and is changed at the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {count} of them an hour is agreed on, which goes before any window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit at {house}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes at the door: a whole number from 0 to 1,440, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window {number}: hours as 09:00-11:30, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The windows run into each other. Make one of them, or move one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>Open in maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navigate the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export or print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the crow flies, {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navigate the rest ({count} stops)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google Maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple Maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do this stop next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it off to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No app here opens maps. The link is copied: paste it where you need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: {address}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightCard</name>
    <message>
        <source>Who stays first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of Shapley: {shapley} %, of Markov: {markov} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapley is fair, Markov is what the chain would lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapley</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorthCard</name>
    <message>
        <source>A conversion brings, in dollars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treating a house costs, in dollars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example {sum}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>asked</name>
    <message>
        <source>asked for {hours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for {hours}, planned later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for {hours}, late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min at the door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{was} not asked for any more at {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now} asked for at {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now} asked for at {address}, was {was}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late: {hours}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attribution</name>
    <message>
        <source>Attribution of {storm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit shares out the sales that were made. It does not say what would have happened without a channel; only an experiment does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}. {journeys} journeys, {conversions} converted, worth {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept by the office, {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody who is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept by {who}, {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals now come from {draws} draws of whole households.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept the attribution of {storm}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attribution of {storm} is kept already: nothing has changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit of channels by method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough data: fewer than 20 touches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no variation in paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hybrid credit by the weight of Shapley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of Shapley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit of plays by channel (Markov)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touches of plays by channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows a touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows the last {order} touches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} (most frequent; {count} more)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hybrid credit from run to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit on this house&apos;s path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm: {storm}; ZIP: {zip}; look-back {days} days; chain of order {order}; weight of Shapley {weight} %; priors {priors}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine {engine}; {draws} draws ({kind}), seed {seed}; run {run}; touches {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, fewer than {least}: take no share at its word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House</source>
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
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1st by weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top 2 by weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1st by draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top 2 by draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over-credited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not told yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{channel} has {credit} of the credit, but the experiment {experiment} found a lift of only {lift}: it meets people who would have bought anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bootstrap over households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dirichlet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapley, simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All to the touch that began the journey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All to the touch right before the sale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same to every touch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half as much for every seven days before the sale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>40 % to the first, 40 % to the last, the rest between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would be lost if every path that leads through the channel ended there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the channel adds on average, in whatever order channels join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sale shared equally by the channels on its path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapley and Markov, mixed by the weight below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robust: no share moves by more than 5 points whatever the weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some shares move by 5 to 10 points with the weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitive: a share moves by more than 10 points. Do not decide on one weight alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>board</name>
    <message>
        <source>Low priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}, stop {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for {age}</source>
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
        <source>1 job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} jobs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bundle</name>
    <message>
        <source>{name} is written and read back: {changes} changes, {photos} photos, {size}. All of it is still on this machine too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} photos could not be read here and are not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is here already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took over {changes} changes and {photos} photos of {machine}. They go to the office now, or as soon as there is signal.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>{where}, {name}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, interval {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>claim</name>
    <message>
        <source>Damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People and the adjuster&apos;s visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope of the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence on the roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days that deadlines count from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discovered on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Functional or cosmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordinance and law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosmetic exclusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mortgage company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan, last four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjuster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of adjuster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjuster&apos;s phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjuster&apos;s e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjuster meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone of the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed and disputed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RCV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recoverable depreciation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other depreciation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deductible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deductible, sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deductible, percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overhead and profit included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice and water shield, feet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drip edge, feet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter, feet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ridge, feet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valley, feet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decking sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gutters, feet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slopes inspected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not inspected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract signed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permit issued on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two stories or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From, check number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed or disputed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Citation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed, day and hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved supplements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received from the carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still owed by the carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail and wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tornado</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roof schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder assist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Functional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contingency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope of loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mortgage form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depreciation request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjuster scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjuster met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplement requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplement approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplement denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACV received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completion signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depreciation requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depreciation received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depreciation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chalk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gutters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Siding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Air conditioning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skylights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbuilding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too steep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fragile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gutter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downspout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AC fins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Garage door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claim yet</source>
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
        <source>Do it again after an undo</source>
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
        <source>Begin a note with a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next slope of this house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The claim of this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photos of this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evidence of this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The papers of this job</source>
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
        <source>The next storm report on the map</source>
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
    <message>
        <source>Ready for the field?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close-out: what is only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and data on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews: hours, skills, vehicle and yard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep every original of this job on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let originals of this job go when they are safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal hold: no machine lets a photo of this job go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift the legal hold of this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board: jobs by status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export or print the day&apos;s routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read edited routes from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes: the planner&apos;s desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut new routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses without a route, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two plans of routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stop one place up or down on its route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a stop to another route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut a stop, paste it on a route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock a stop or a route, or let it go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play score of the storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data quality: checks and rows that fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models of uplift: registry, training, making live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiments: who got what, and what it brought</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribution: which channels and plays brought sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity: who is who, and pairs to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases of the storm: gates, and what is in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targeting: whom to treat, the log of decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import storm reports, addresses or leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurture: plan steps for the whole list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurture: houses with a step that is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurture: hide houses with open work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurture: save the list as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storms: status, reports on the map, editions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of loss of a house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail thresholds by roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this house has its storm impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardrails: what waits for somebody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>crews</name>
    <message>
        <source>A crew needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} has {most} letters at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another crew is called {name}. Give this one another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is no time of the day. Type it as 07:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is no whole number from {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shift ends at {end}, which is not after its begin at {begin}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The break from {begin} to {end} lies outside the shift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is no skill: one word of letters, such as tile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is no place: latitude, longitude in degrees, as 33.10, -96.67.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is no place on earth where crews start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A crew that ends somewhere starts somewhere, too. Say where, or leave both empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops on a route, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes of break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many as a route takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address or latitude, longitude; empty: the yard of a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None; words with commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{begin} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crew}, out of service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crew} was changed by somebody else meanwhile. What you typed stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crew} was changed and is not saved. Save it, or discard the changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: no house of that address is known here. Type latitude, longitude, or show the place on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}. It goes to everybody&apos;s laptop with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>Every original of this job stays on this machine, until you let it go again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Originals of this job may go when the office keeps them safely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal hold: no machine lets an original of this job go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The legal hold is lifted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}. The job&apos;s notes say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} freed. The photos are safe at the office and come back when asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not of this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can open it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>days</name>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overdue, was for {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 more route: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more routes: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} stops</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>evidence</name>
    <message>
        <source>Too steep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wet or windy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No damage seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map pin is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked away, walking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House number photographed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wanted again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is it? Choose the slope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does it show? Choose a shot or a category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many, or how big? Count hits or write it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which line of the claim does it support?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how many or how big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roof covering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ridge cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ice and water shield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drip edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flashing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipe boots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skylight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gutters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downspouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Siding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Garage door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AC unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steep or high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the newest photo was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the satellite receiver of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place that was typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tap on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>north</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>north-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>south-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>south</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>south-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>north-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 piece of evidence is missing. Choose why, or take the photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pieces of evidence are missing. Choose why, or take the photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest photo of this job was taken {distance} from its stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are {distance} from this stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a reason, or photograph the house number, to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are {distance} from {address}. Is this the right house?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest photo was taken {distance} from {address}. Is this the right house?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stop is {distance} to the {direction}, by {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Satellites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known: the photo says no place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{distance} to the {direction}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{direction}, {degrees}°</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>Save {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be written ({why}). Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>guardrails</name>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too often in a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too often in a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several complaints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keen on the website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large hail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Competitor&apos;s move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the house alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has to speak to the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a proposal, and route the house now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the storm&apos;s play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at our prices there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used the estimate tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began a quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clicked to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP {zip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A house not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{act} until {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is behind it is not on this computer (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}: {who}, {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} contacts within 24 hours; more than {limit} ask for rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} contacts within {days} days; more than {limit} ask for rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} complaints within {days} days; more than {limit} go to a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner complained; that asks for {days} days of rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner turned to us and has had no answer; {allowed} hours are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner turned to us and was answered after {hours} hours; {allowed} are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the website: {done}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail of {size}; above {limit} calls for the storm&apos;s play.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A competitor moves where this storm&apos;s houses stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of its houses lie there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardrails</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>identity</name>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the evidence adds up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independent evidence, each kind once: 1 - prod(1 - s). Joined by itself from 90 %, asked from 60 % ({version})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How likeness adds up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log2 odds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} % answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person: {name}, {records} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules: {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fellegi-Sunter weights log2(m/u), learned from this company&apos;s records by EM; 0 is even odds ({version})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A projection of touches, outcomes and claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took in {records} new records of people; {known} were known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lines were not taken; line {line}: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records of people who were erased were not taken in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no text file in UTF-8. Save it again as CSV UTF-8; nothing was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list can&apos;t be read ({why}). Nothing was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} {value}, strength {part}, told by {count} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record of {source}, number {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House {address}, {city}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, another person of the house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of this house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked because of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One: told by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other: told by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} (blocked)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the county&apos;s list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the web form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too little for joining by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two names at one house or telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two claim numbers in one storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alike by weights learned from your records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told of this house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name and address together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parcel of the house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined two people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept two people apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told records apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took a decision back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value counts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased the person here. The office and the other laptops follow with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They asked for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were taken in by mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept long enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surname</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {most} of: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone {mask}: may be called and texted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone {mask}: may be called, not texted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone {mask}: may be texted, not called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail {mask}: may be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone {mask}: no calls, no texts ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail {mask}: do not write ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody has said yes to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they asked for that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they answered STOP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they moved away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deceased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the house is in the list twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known by initials: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not knock ({why})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>NCEI storm events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SPC reports of a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SPC archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NWS local storm report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NWS alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tornado</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {where}: {count} reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day {day} can&apos;t be read. Write it as 2018-06-15.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {first} to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones: {zones}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units: {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To storms: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house changed its tier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiers of houses: {moves}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same number, within 15 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came with this file before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is no new house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} as row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}, here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not about roofs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows: {told}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>County</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id in the other system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roof material</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age of the roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not knock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guessed</source>
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
        <source>Appointment</source>
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
    <name>live</name>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not from the office yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live: changes at the office show here as they happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}. Later changes come with the next exchange.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office kept a run at {time}: {conversions} conversions of {journeys} journeys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told} {method}: {channel} leads with {share} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crew}: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crew} has been at {done} of {total} houses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more crews</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>map</name>
    <message>
        <source>Not decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D, below 15</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C, 15 to 39</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B, 40 to 69</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A, 70 and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below 0: a visit harms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.05 to 0.15</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.15 to 0.25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.25 and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address}: {decision}, impact {impact}, uplift {uplift}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm Prediction Center, daily report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm Prediction Center, yearly file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NCEI storm events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weather service report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weather service alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen by a crew of ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{houses} houses, {reports} reports, {routes} routes; {chosen} houses selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 house without a position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses without a position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions as of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 house selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{houses}, none with an expected uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{houses}, mean expected uplift {uplift}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hail of {inches} in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wind of {speed} mph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within {miles} mi {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts for houses {rings}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimated by radar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No map picture here: grid lines only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail reported near by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inches} in and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within {miles} mile of a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within {miles} miles, or seen by radar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within {miles} miles: not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail, size estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail, size measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail, by radar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail, by our own crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, by its number in the route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop that is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the crew sets out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being treated at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models: {storm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected and observed effect by tenth of houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenth, the highest score first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect among the first by score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated less control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned {when} from {experiments}: {treated} treated, {control} held houses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>randomized arms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average effect {average}, between {low} and {high} (90 %).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qini {qini}, between {low} and {high} (90 %); 0 is no better than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated, held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qini</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
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
    <name>nurture</name>
    <message>
        <source>{houses} houses would get {steps} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {first}, the last {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {rows} rows, {new} outcomes to take, {same} known already, {bad} not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new} outcomes taken, {same} known already, {bad} not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file can&apos;t be read as UTF-8 text. Save it as CSV and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit: {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uplift {now}, {left} by the storm&apos;s age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was in touch yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last touch {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next best: {action}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not before {moment}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not knock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opted out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered STOP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deceased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same house as another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has steps to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm too long ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent, or contacted enough this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be left alone for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complained lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacted enough today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacted enough this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Door knock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Financing offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety warranty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the owner was in touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer treated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the storm is too long ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy treats it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uplift above 15 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not converted in this storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be contacted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not converted, the window is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no outcome yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing speaks against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no objection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the owner agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the owner told the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wants no contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be texted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be contacted again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>papers</name>
    <message>
        <source>Contingency agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorization to inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope of loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter to the mortgage company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depreciation request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain of papers breaks at {broken} of {count}: something was changed or is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is signed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} papers, unchanged. Two laptops signed apart; the next paper joins them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 paper, unchanged since it was signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} papers, unchanged since they were signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of this paper was changed after it was signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A paper that this one follows is missing on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe at the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed on another laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time to cancel is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day to cancel is today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day left to cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days left to cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until midnight of {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phases</name>
    <message>
        <source>{storm}, as of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job intelligence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurture loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity and attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can&apos;t be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones with severe reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age of the newest evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doors to treat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIPs with treated tier A houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses in the control group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes with a crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected worth of the stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops at houses to be left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roofs inspected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims filed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-ups sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owners who answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses with touches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversions with a touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated houses with a known person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribution as new as the touches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail of 1 inch or gusts of 58 mph, by squares of three and a half miles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uplift times $15,000 a job, less $50 a visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import more reports, or this was a small storm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route houses of higher uplift first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the newest file of reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import more addresses, or run the policy in a bolder mode while the storm is planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the scores: few houses were hit hard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With fewer held-out houses lift can&apos;t be told from chance. Start an experiment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut routes on the routes page and give them to crews.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take these stops off their routes: a visit spoils the experiment or breaks a promise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews have to get on roofs and record what they saw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help owners of damaged roofs to file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan steps on the Nurture page, and mark what was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark replies on the Nurture page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer journeys than these make credit a guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer conversions than these make credit a guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve identities on the Identity page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the attribution anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to count yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has imported evidence of this storm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storm ended over two days ago; nothing newer comes by the hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no route to look through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is treated yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No person is known at a treated house yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail, inches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gust, mph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}, {passed} of {gates} gates passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}; it takes {needed}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>photos</name>
    <message>
        <source>Pasted picture.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>North</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>North-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>East</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>South-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>South</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>South-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>West</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>North-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accessory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>During the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gutter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downspout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AC fins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Siding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Garage door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe at office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At this house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two houses are about as near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther than 75 m from every stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther than 150 m from every stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo does not say where it was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stop with a place is on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{slope} slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not placed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{distance} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{distance} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>camera and GPS clocks disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{distance} from the house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two houses are about as near; this one was visited then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} at {distance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken during the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not taken during the visit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>policy</name>
    <message>
        <source>Aggressive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conservative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capacity is a whole number of houses; leave it empty for no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{storm}, {mode}, from {threshold} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses by reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
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
    <name>proposal</name>
    <message>
        <source>New: {address}, as stop {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken off: {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved: {address}, stop {was} becomes {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time: {address}, {was} becomes {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another day: {now} instead of {was}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} taken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} at another time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} asked otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truck or gear can&apos;t do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We promised an owner otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a house</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message>
        <source>The checks have not run on this machine yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{failed} failed of {ran} that ran, {muted} muted. As of {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failing rows over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks have not run on this machine yet. The score goes by those of {when}; run them here to see which rows fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ran} checks ran, {failed} failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the route planner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{failing} of {checked}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ready</name>
    <message>
        <source>Routes and jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules of claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens without the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open stop is on this machine. If the office gave you a route, sync brings it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open stops: {stops}, on routes: {routes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} houses are here with address and place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} houses have their storm evidence here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No map pack on this machine covers every stop. Stops show their address and distance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stop needs a map just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The streets around every stop are on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deadline rules can&apos;t be read. Install StormOps again before leaving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline rules: {packs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of photos can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free; two weeks of photos need about {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} free; two weeks of photos need about {wanted}: it lasts {days} of 14 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never compared with the office&apos;s. Sync once, so that photos get the right time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back since the last sync. Set it right, then sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} minutes off the office&apos;s. Turn on automatic time, then sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s off the office&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your PIN or password opens your data without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No PIN is set: once closed, StormOps could not be opened without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office was never reached from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office was reached {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office was reached {when}. What it changed since then is not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page of it can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part can&apos;t be read. Restart StormOps: it rescues what was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>Do not knock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacted recently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing control group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated by the draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control by the draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No capacity left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uplift too low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A visit would harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>reminders</name>
    <message>
        <source>Do not miss: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not miss: {what}, and {count} more on Today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjuster meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed {days} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>routes</name>
    <message>
        <source>the first plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the second plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are measured by {travel}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 route of {plan} overruns its shift by {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} routes of {plan} overrun their shifts by up to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published before and left as it is: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan} keeps every shift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan} keeps every shift and drives {miles} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>${dollars} / h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revenue assumes ${dollars} a contract. Balance 0 % means equal days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revenue an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: a whole number from {least} to {most}, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes by ZIP are cut without a limit of days: leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops on a route, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these ZIP codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days for the crews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yard (latitude, longitude)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes at a door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type}: minutes from 0 to {most}, or nothing, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road pack file or OSRM address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decided house of this storm lies in ZIP {zips}. There are: {there}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews: choose one at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no crews, so days can&apos;t be counted. Leave the days empty, or have a crew added at the office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day: as 2019-03-26, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yard: latitude, longitude in degrees, as 33.10, -96.67, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yard: “{text}” is no place on earth where crews start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OSRM: an address that begins with http:// or https://, not “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road pack: there is no file “{text}” on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets can&apos;t be printed on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}: {stops}, {crew}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}: {stops}, {crew}, not published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print sheet (PDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map, and boxes to tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPS devices (GPX)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google Earth (KML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GIS (GeoJSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google Maps links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some stops a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple Maps links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one stop a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} stop {number}, {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the sheet&apos;s list, but not on its map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the table, with empty coordinates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In no link; a search by address stands below them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named in the file, without a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is too large for a table of routes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a text file in UTF-8. Save it again as CSV UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be read ({why}). Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}: {stops}, new to the crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route}: {stops}, {changes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} taken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same stops in the same order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut, waits to be pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop {number}: {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{status} v{version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the crew was not told what is asked of {visits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {due} done ({share} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no news yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the crew&apos;s changes contradict this plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the route&apos;s day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place not known, no drive counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after its window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A house not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{miles} mi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uplift {uplift}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{change} (estimated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>news just in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>news {minutes} min old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>news {hours} h old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>news 1 day old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>news {days} days old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>giant tour and split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>giant tour and split, polished by OR-Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ruin and recreate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>great circle with street factor, slower on short ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>road pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OSRM service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>straight lines times {factor} at {speed}, by the {roads}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{near} mph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{near} to {far} mph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min break at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the yard of the plan and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {start} and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stops} at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} routes that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its crew is in {storm} then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 visit is agreed for another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} visits are agreed for other days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 published route asks what its crew was not told: publish it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} published routes ask what their crews were not told: publish them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel: {travel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≈ estimated at {speed} from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine: {engine}, seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{routes}, {stops}; {left} houses left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped early with the best so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it pays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be visited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreed for {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within {windows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min at the door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>priority {word}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>score</name>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved</source>
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
        <source>Uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is no moment. Write it as 2019-03-25 14:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That lies ahead. Choose a moment that is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one}: {n}. {other}: {m}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points by component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated {a} of {n}, control {b} of {m}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Difference {low} to {high} points of percent (95 %).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> So few that chance alone may explain it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversion lift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measurable yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No control converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No property of high uplift. Score the storm&apos;s houses, then run the policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is treated and there is no job yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no control group, or nobody treated. Start an experiment to measure lift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No check has run. Take stock runs all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated, of high uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of high uplift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated, converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control, converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks that ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outcome yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>services</name>
    <message>
        <source>A conversion brings more than $0, and treating a house costs $0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribution is read at the office; this account is a crew&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose some of the records, and leave at least one. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm on this computer has touches yet. Sync, or import the touches first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No touch of this storm is known yet, so there is nothing to attribute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of that name is on this computer. Sync to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of that name is on this computer. Sync to see; people may have become one meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was touched in houses without a ZIP code. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was touched in {zip}. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a manager or an admin decides who is one person. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a manager or an admin keeps a run for everybody. What is on screen is not lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two are one person already. To tell records apart, choose them and split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no key for who is who yet. Sign in once with a connection; everything else works. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This decision is not on this computer. Sync to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This house has no touches under the storm, so there is no path to explain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no CSV file ({why}). Nothing was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list has no column that says who somebody is. It needs one of name, last_name, email, phone, customer_id, claim_number or policy_number; address, zip and property_id are read too. Nothing was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list has {lines} lines; {most} are taken at a time. Split it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This storm is not on this computer. Sync, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value is not on this computer any more. Sync to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{basis} is no reason to erase somebody. There are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} is no kind of identifier. There are {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the office brings in who people are. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than {most} records take too long here. Export the list and use `stormops identity link`; everything else works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A legal hold is the office&apos;s to set. You can keep the photos on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer edition of this file ({newest}) was imported before; this one is of {this}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rest ends by itself; to end it sooner, lift it and say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step that is {was} can&apos;t become {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an end that lies ahead; a mute always ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every arm needs a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the experiment a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the house that stays when, and only when, this one is a duplicate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can be scheduled: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is treated by {channel!r}. Choose one of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is open any more; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was scored or decided for this house in this storm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the arms must be the control; {control!r} is none of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a manager or an admin runs experiments. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only managers and admins can change the thresholds. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only managers and admins mute checks. Ask one of them, or put the rows right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only texts can be joined or typed anew. Keep yours, or take theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the office can change mappings. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the office can import files. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the office can score houses. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why the experiment is cancelled; others will read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why this file is not needed; the office reads it on the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it is lifted; the reason is kept with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it stops; it is kept with the step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why the check is muted; others will ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores are read and written down at the office; this account is a crew&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has seen this already; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That house is not on this computer. Sync, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That storm is a sample, and real reports stay out of it. Choose another storm, or none. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That storm is not on this computer. Sync, or choose another. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file lacks the column {missing}. It needs property_id and converted (yes or no); converted_at and value are read too. Nothing was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nurture list is worked at the office; this account is a crew&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office does not have this photo, or you may not see it any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office would refuse this again. Take theirs, or ask the office to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window takes a day at least, and the experiment two houses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no check {code!r}. There are DQ01 to DQ25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no count {count!r}. There are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no play {plays}. Choose among the company&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This experiment is not on this computer any more. Sync to see what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not kept here any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has been decided already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not on this computer any more. Sync to see what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step is not on this computer. Sync to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This storm has an experiment {name} already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This storm is not on this computer any more. Sync, and choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was settled meanwhile; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what is right, or take theirs. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the guardrails ask for is settled at the office; this account is a crew&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} is the control: it is left alone, and takes no play or channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{channel!r} is no channel. There are all, {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} is not muted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {status}, so it can&apos;t {verb}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason!r} is no reason. There are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{warning} Launch it as exploratory if it is only meant to find out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews are looked up at the office; this account is a crew&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a manager or an admin changes crews. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crew} was changed again meanwhile, so this can&apos;t be undone. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This crew is not on this computer any more. Sync to see what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how the crew is stored already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started {name} with {count} houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafted the experiment {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen: {count} of the guardrails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifted: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported {count} of {whole} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the mapping {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the hail thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scored {count} houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled {steps} steps for {houses} houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped {steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal hold on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal hold on {place} lifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} counts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{storm} stands at {score}/100 (of {measurable} measurable)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle could not be written to {place} ({why}). Nothing was lost: all of it is still here. Is the stick plugged in and not write-protected? Then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This bundle was cut short or changed after it was made, so nothing of it was taken. The laptop that made it still has everything: make a new bundle there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room for the bundle at {place}. Nothing was lost: all of it is still on this computer. Use a larger stick, or free some space on this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundle at {place} could not be read ({why}). Nothing was changed; plug the stick in and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is no StormOps bundle. Choose the file that ends in .stormops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This bundle was made by a later version of StormOps. Nothing was changed; update this computer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase does not open this bundle. Nothing was changed; look at the capital letters and spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That does not open this member&apos;s data on this computer. Nothing has been changed. If the password was changed lately, use the one that was valid when this computer was last used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this computer: {what}. Sync first, or write it to a bundle on a stick (Office, Close-out). Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many tries. Wait a minute, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office does not let this account or this computer in. Ask your manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This member&apos;s data is not on this computer. Sign in with your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring, so your password itself opens your data, also without a connection. No PIN is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office did not take {count} of your changes, and only you can say what becomes of them (Office, Sync). Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This company&apos;s data can still be opened. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not a member of that company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No PIN is set for offline use. Sign in with your password when there is a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {seconds} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the PIN. Nothing was changed; sign in with your password if you have forgotten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be saved in {folder} ({reason}). Make room there or let yourself write; nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data can no longer be opened by anybody, but {folder} could not be removed ({reason}). Close other programs that use it and delete it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of photos can&apos;t be used ({why}). Nothing was changed; check {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder {folder} can&apos;t be used ({reason}). Choose another with STORMOPS_DATA_DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a number of milliseconds: {said!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase has at least {least} characters. Four words that you can remember are a good one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing that exists only on this computer, so no bundle is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This disk has no room for the {count} photos in the bundle. Nothing was changed; free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This bundle is work for {theirs}, and you are signed in at {ours}. Nothing was changed. Switch to that company and bring it in there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This bundle is the work of {theirs}, and you are {ours}. Nothing was changed. They bring it in themselves, on any computer where they are signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phases of a storm are read at the office; this account is a crew&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local data could not be reached ({detail}). Nothing has been deleted; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the office. Your work is saved here and goes out when there is signal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync stopped. Your work is saved on this laptop and will be sent later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync was stopped. What had arrived is kept; the rest comes with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The e-mail address or the password is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key on this machine does not open the local data. Nothing has been changed. Sign in with the member and keyring (or passphrase) that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local data file is damaged. Nothing has been deleted. Restart StormOps: it keeps the damaged file, rescues the changes that were not sent yet, and loads the rest from the office again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local data is in use by another StormOps window or a backup program. Nothing is lost; close the other program and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office&apos;s data kept changing while it was fetched. Your work is sent; sync again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office&apos;s server could not take this sync. Your work is saved here; it will be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office&apos;s server is busy. Your work is saved here and goes out by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office&apos;s server is restarting. Your work is saved here and goes out by itself soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This disk is full, so the last change was not saved. Everything saved before is safe and can still be read and sent. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network wants you to sign in first. Open a browser, sign in to the network, then sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of the app is too old to sync. Your work is saved here; install the update first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your access to this company was withdrawn. Some photos could not be handed to the office yet; leave the program open while there is signal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your access to this company was withdrawn. The office has everything that was only on this computer, and the company&apos;s data here can no longer be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your access to this company was withdrawn. What you captured is still here; ask your office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sign-in has ended. Your work is saved here; sign in again to send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty: nothing was written to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a picture, whatever its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a {kind} file. Photos are taken as JPEG, PNG or HEIC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has {size} MB; photos up to {most} MB are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture claims more pixels than any camera takes; it was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is damaged: it can&apos;t be decoded to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is damaged: {what}. If the card still has it, copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{zone}” is not a time zone. Choose one such as America/Chicago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a day. Type it as 2019-03-24 or 3/24/2019.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is neither yes nor no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} has its own editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a day and an hour. Type it as 2019-04-02 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a sum of money. Type it as 11,000 or 11000.50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is more than a billion dollars.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is below zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {hour} on {day} there: clocks go forward over it. Type {next} or another hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moment} lies too far away for an appointment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This job is not on this computer any more. It may have gone to another crew; sync to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blanked a note at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed back {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call back: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not interested: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not knock: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacant: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong address: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety stop at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started driving to {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This note is not on this computer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This note is blank already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the person who wrote a note, or the office, can blank it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undid: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{outcome}” is not an outcome that can be reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} is {at}, so it can&apos;t become {goal}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} is {at}, so it can&apos;t become {goal}. Reopen it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note has at most {most} characters. Split it in two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the office can take back that {place} was {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An outcome belongs to a visit that is completed or skipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} has moved on meanwhile, so this can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment at {place} called off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no appointment yet. Agree on a day and an hour first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No adjuster meeting is known yet. Fill in its day and hour first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That day has passed. Choose one from today on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than two years ahead. Check the year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The appointment was moved again meanwhile, so this can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not a field of the claim. Fields: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: entries of a list are added on the claim page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is planned for this house, and nothing was ever done there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This house is not on this computer. It may be on another crew&apos;s route; sync to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{status}” is not a status. There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to update. Give a status, a note, photos or claim facts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This route is not on this computer. It may have gone to another crew; sync to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too late to undo that. Open the job to change it; nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a day and an hour first, as 2019-04-02 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be read ({why}). Check the card or cable and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>video or AVIF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture can&apos;t be decoded to its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not begin as a JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its parts do not follow one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a piece of the picture is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture holds foreign data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo could not be kept or read ({why}). Photos kept before are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: this photo was not kept, those before it are. Free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo could not be read to its end ({why}). Check the card or cable and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo&apos;s file is not on this computer. If the office has it, it can be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A caption has at most {most} characters. Write the rest as a note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These photos were labeled again meanwhile, so this can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labeled 1 photo at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labeled {count} photos at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added 1 photo at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added {count} photos at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These photos are not on this computer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not keep the packet as it was written ({why}), so there is none. Choose another folder, on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not what was captured; the packet was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet could not be written ({why}). Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be written ({why}). Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the name of the person who signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the signer has at most {most} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in the field first, or choose to sign by typing the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A typed signature needs the tick that it is meant as one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of this paper is not what was signed: it was changed or damaged. The record of the signature and the hash are still right; ask the other laptops or the office for the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed: {field} at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim {stage} at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry is gone already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why the claim goes there; the reason is kept with the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was changed again meanwhile, so it can&apos;t be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this paper says has changed since it was shown (the claim or the day is another). Read it again, then sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acv received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjuster met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjuster scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>build scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coc signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depreciation received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depreciation requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supplement approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supplement denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supplement requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page holds 2, 4 or 6 photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no photo of this job on this computer yet, so there is nothing to report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of a photo at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test square at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope is not damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked a photo at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Described a photo at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say first which slope the photo shows; a test square belongs to one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test square has 0 to {most} hits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why the evidence is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for missing evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence is wanted again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why this is the right house.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a photo of the house number first, or choose a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the right house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is not on this computer any more; sync to see where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this house stands is not known: check the house number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo did not come whole. Nothing was changed; try again where the signal is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This paper has no pages to show. Save a copy and open it in a PDF viewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of this paper is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper could not be written to this computer&apos;s disk, so it is not signed yet. Free some space and sign again; everything saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office does not have this file yet. It comes when the laptop that signed has synced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This paper was signed on another laptop, and the office is out of reach. Try again online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The claim does not say when the adjuster comes. Fill in “Adjuster meeting” on the claim page first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This paper is not on this machine any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No right to cancel runs from this paper, so there is no day for a calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no template for a paper of the kind “{kind}” on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed: {title} at {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This paper is void already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why the paper is no longer good; the reason is kept with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera&apos;s clock says {camera}, the satellites&apos; {gps}: no time zone explains {apart} between them. Both are kept; neither is taken for true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are {metres} m from this stop. Is it the right house? Give a reason or take a photo of the address to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position not known: check the house number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That storm is not on this computer any more. Sync to see what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aggressive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conservative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planners, managers and admins work on storms. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mapping needs a name and at least one column. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no roof material that is known here. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inches} inches is no threshold: {least} to {most} are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day&apos;s budget is between {least} and {most} MB. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 open job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} open jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 running experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} running experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a plan again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} is called {name} now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A storm&apos;s name has 1 to {most} characters. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has gone on to {status} since. Change it on the page Storms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once the storm is active its treatment mode stays {mode}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The treatment mode is locked at {mode} while the storm is active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storm has {what}: completing it ends deciding, and closes neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is decided about while a storm is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses are not scored under an archived storm; its reports count for dates of loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {status} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is called {name} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A manager or an admin does that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From where the storm is, there is no way to that status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was ever decided about in this storm, so there is nothing completed in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy has run in this storm, so it stays out of planning: one storm has one treatment rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This import has no list of changes: it was the storm&apos;s first, or changed nothing in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 storm or archive, {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} storms and archives, {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reports yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absence is not proof: reports come from people who looked, and from the files on this computer. A day that is not in the list may still have had hail here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scored anew: {count} houses have other figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every score stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the thresholds in force. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why the thresholds change; whoever sees a score can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment treats {reserved} houses, the crews can do {capacity}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model knows other features of a house. Train it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is of schema {schema}; {known} is understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is no uplift model. Train it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One arm has {few} units. An uplift model needs {least} in each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A feature or an outcome is missing. Fill gaps before learning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody must have had a chance of both arms. Learn from randomized arms only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores are of {model}, a stated prior that was not learned from outcomes. An experiment with a control group gives a model that was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned 1 model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned {count} models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is not on this computer any more. Sync to see what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This storm is not on this computer any more. Sync to see what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the office decides whom to treat. Ask a planner or a manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house of this storm has an impact yet. Import reports and addresses first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses have no score, so they are held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office did not take this computer&apos;s run of the policy, as the storm is decided by the mode {mode}. Its {count} decisions count nowhere: choose what stands under Office, Sync, then run the policy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office did not take this computer&apos;s run of the policy. Its {count} decisions count nowhere: choose what stands under Office, Sync, then run the policy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office did not take {count} decisions of this computer. Choose what stands under Office, Sync; running the policy again decides about these houses anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These models are in the registry already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scored {count} houses by {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can&apos;t tell houses apart better than chance, so everybody gets the average effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders houses by uplift better than chance, on houses that it did not learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} knows other features of a house. Train it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No experiment of this storm is over yet, so there is nothing to learn from. Run one with a control group until its window closes, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} was rejected ({why}). Train another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is live for {action}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why the model is rejected; others will read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is live. Train one from an experiment and make it live first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is larger than the office takes. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a manager or an admin trains and chooses models. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is active and is decided by the mode {mode}, which stays until the storm is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided {treated} to treat, {held} to hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capacity is a number of houses, 0 or more; leave it empty for no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is over, so nobody is treated any more. Its decisions stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} This preview shows what another mode would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} Allow more houses, or stop the experiment first. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to change: every decision stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model of {action}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment called off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blanked a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed {thing}: {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deductible pct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New plan version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New plan versions of {count} routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New {thing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nonrecoverable dep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome: {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recoverable dep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {thing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent again: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the same thing first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started driving to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status: {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office could not read this change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office did not take this change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office has a different value. Choose which one stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This change is too large to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This person was erased, and is not taken in again from the same record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took the office&apos;s: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this belongs to is not at the office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not change this, or the job is no longer on your route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actual cash value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjuster email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjuster kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjuster name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjuster phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer to a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attribution run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>break begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>callback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel&apos;s credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claim number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claim stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contingency signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contract signed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosmetic exclusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coverage a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coverage type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credit of a play by channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damage type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decking sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deductible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deductible kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deductible pct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discovered on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do not knock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drip edge ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edition of the hail thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erasure of a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fields not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>functional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guardrail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guardrail step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gutters ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ice water ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inspected damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inspected no damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lead score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>legal hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list of an import&apos;s changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loan last4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match skills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meeting at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meeting items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meeting zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes of break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mortgage company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>muted check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nonrecoverable dep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not interested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nurture step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>op included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ord law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>permit issued on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place in an experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play&apos;s credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>policy number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>policy run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record of a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recoverable dep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redacted at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repair only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replacement cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requested on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ridge ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safety stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shift begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shift ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slopes inspected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starter ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storm impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storm report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storm score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supplement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>treatment decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vacant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valley ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waste pct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>way to read columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wish for a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wish of the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word on who is who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} with {count} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map pack {pack} is not here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a map pack {file} already. Remove it first, or rename the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window has no maps. Everything else works; sign in again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your other maps still work. Choose a map pack with the ending .mbtiles that holds PNG, JPEG or WebP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} came with StormOps and can&apos;t be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be opened ({why}). {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be read ({why}). {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be removed just now ({why}). Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be copied ({why}). Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds tiles that are no pictures. {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds vector tiles (pbf), which can&apos;t be shown here. Ask for the raster version of the same map. {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a map pack without a single tile. {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no file. Choose a map pack with the ending {ending}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a map pack. {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} needs {size} GB and the disk has {free} GB left. Free some space first; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not added. Your other maps still work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guardrail asks to wait until {day}: {why}. If it went out already, mark it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All crews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>February</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out: this house is in the company&apos;s standing control group, so that the effect of visits can be measured. Do not knock unless the owner asked you to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out: this house is in the control group of the experiment “{name}”. Do not knock unless the owner asked you to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>January</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>June</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} by {channel}: {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be left alone until {day}: {why}. Knock only if the owner asked you to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was contacted too often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the house is to be left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the owner complained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Its columns are divided by {marks}: save it as CSV with commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses stand twice in the file: {houses}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses that may not be visited, or are not of this storm: {houses}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No road leads between most of the {count} places. Routes are cut by the great circle instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No road leads to {cut_off} of {places} places; there the great circle counts, at the pace of the other roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No road was found for {ways} ways between places; there the great circle counts, at the pace of the other roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route_id or property_id in {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road times need pyroutingkit, which is not installed here. Routes are cut by the great circle and a street factor instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route {route}: the order has a gap or a double. Number its stops 1, 2, 3 and so on in sequence_order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes are read from CSV, GPX and GeoJSON files. This is {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes are read from {known}. This is {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file declares a document type, which no route file needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no stop of a route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has routes that this storm does not have: {routes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has version {old} of {route}, which is at {now} now. Export it again and make the changes there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is of another company ({company}). Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file moves what is locked or done: {where}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header lacks {columns}.{hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The road pack {file} can&apos;t be read ({why}). Routes are cut by the great circle instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The road service did not answer ({why}). Routes can be cut by the great circle meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The road service refused ({status}: {told}). Routes can be cut by the great circle meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The road service sent no {name} for every pair of places. Routes can be cut by the great circle meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table can&apos;t be read in line {line} ({why}). Look for a quotation mark that is never closed, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no export called {kind}. There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no source of road times called {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a GPX file ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a GeoJSON file of routes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This storm has no route {route}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file without an ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan_version of route {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>route point {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop {number} without a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is no address of a road service. Routes are cut by the great circle instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} in {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} places are too many for road times at once (at most {most}). Routes are cut by the great circle instead; filter by ZIP to use roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} places are too many to ask a road service about (at most {most}). Routes are cut by the great circle instead; filter by ZIP to use roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{far} of {count} places lie outside the road pack (the first is number {first}). Install a pack of the area, or cut routes by the great circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{faults} Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fault} Nothing was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be read as an OSM extract (.osm.pbf): {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no road that a car may drive. Install another pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} may not be visited, or is not of this storm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} stands in {where} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} is on {other} here, on {first} in {where}. A route has one day: write it in all its rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is not a possible number: {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no day. Write days as 2019-03-26.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A route can&apos;t be merged with itself. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A route is cut between two of its stops, after those that are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A route needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A route takes 1 to {most} stops; {asked} were asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A route takes at most {most} stops; {chosen} were chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stop can&apos;t stand behind itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A visit takes 0 to {most} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted version {version} of {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address has at most {most} letters. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An hour is agreed on for another day than the route&apos;s: {where}. Put the route on that day, or take the stop to one that is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another crew is called {name}. Give this one another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned a crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one route. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined version {version} of {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every route is locked. Unlock one to take a house in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impossible windows at {houses}: at most {most}, each within the day, none ending before it begins, and none into the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved {house}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No crew drives {routes}. Assign one first; nothing was published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No crew has the skills and the hours for {routes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house of this storm can be routed. Nobody has decided whom to treat yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house of this storm can be routed. {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house of this storm lies in ZIP {unknown}. There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these houses can go on a route: no decision to treat them, or they are locked or done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything that must be visited can be: {houses}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be asked of a house that no crew may visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this plan differs from what was published, so there is nothing to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these routes is not on the plan any more. Open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the office plans routes. Ask a planner; your own stops are under Today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published {count} routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published {route}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put off {house}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes by ZIP are cut without a limit of days. Choose one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why this plan does not work; the office reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored {count} routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crew and the office both moved {where}; the office&apos;s place stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crew declined version {version}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crew moved {where}, which the office holds in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crew moved {where}, which the office took off the route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crew of {route} went on since this plan was opened. Open the plan again to see what it did; nothing was published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crew visited {where}, which the office took off the route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crews need one day at least. Leave the days empty for as many as it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office decides whether two houses are one. Call the office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The office holds {house} in its place. Call the office to move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The options name houses that this storm does not have: {houses}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shift of {crews} ends before it begins. Correct the crew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The solver made a plan that breaks its own rules, which is our fault. Nothing was stored; try another seed or fewer options. ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit at {house} is over, so it keeps its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit at {house} takes 0 to {most} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yard was not used: every crew that drives starts from a place of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are zero crews. Add one at the office first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are zero crews. Add one at the office, or leave the days empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a newer version of {route} already: {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a route of that id already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no active crew {crews}. Choose among the company&apos;s crews.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These houses are to be visited and avoided at once: {houses}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This crew has no route today, so nothing changes. Its later ones can be given to others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This crew has no route, so nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This crew is not on the company&apos;s list of crews.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This house is not on this computer. Ask the office to put it on your route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This house is not part of the storm&apos;s plan, so it can&apos;t be taken in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kept plan can&apos;t be read by this version of the program. The stored routes are untouched; cut the plan anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan is not kept on this computer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This route is locked or gone, so its order stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This route is not on the plan any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This route is not on this computer any more. It may have gone to another crew; sync to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This route is not on this computer any more. Sync to see what became of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stop is not on the route any more. Sync to see the newest plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be left out, but on a route that stays: {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took in {house}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number and the street of the house, as on its mailbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is more than one crew can carry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is on a published or locked route already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lies in a ZIP code that was not asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was visited already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its coordinates are 0/0, which means not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its coordinates are no place on earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its crew fell out, and no other crew has room and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its job was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its people asked not to be visited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no crew can be there within its windows and be back by the end of the shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no crew has the skills or may go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no route has it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody has decided to treat it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody knows where it stands: it has no coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the crews&apos; time and room are used up by stops that promise more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the current decision is not to treat it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the planner avoids it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the planner took it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it promises is less than the way costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} houses share their coordinates with another: {houses}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} is more than a year ahead. Choose an earlier day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} is over. Choose a day to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} asked not to be visited, so it stays off every route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} can&apos;t be taken in: {why}. Decide that first, under Targeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} has a job already, on route {route}. Ask the office to give it to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} has a job already, without a route of yours. Ask the office to give it to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is held out, so that what visits bring can be measured. Ask the office first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is known here already, so it is not added again. Choose it from the list; if it is not there, it has a job or has to be left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is locked in its place. Unlock it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is on a route already. Move it there instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is on no route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is on route {route} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is one house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is to be left out. Take that back first, under Visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{house} is two houses again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{routes} changed too. Publish them together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{routes} has no stop left. Remove the route instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{routes}: published already. Publish the change instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} has begun, so it keeps its day. Split it to put the rest on another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} has visits that are over, so it stays. Move its other stops away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} has visits that are over; move its other stops one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} is locked. Unlock it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{route} was published anew since this plan was opened (version {version}). Open the plan again; nothing was published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence of this job (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers of this job (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this house has its storm impact (I)</source>
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
        <source>appointment {when}</source>
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
    <name>storms</name>
    <message>
        <source>No house of that address is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses that fit: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address}. Days with evidence: {days}. Reports within reach: {reports}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searched: {archive}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports within 1, 3, 10 mi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, county {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, areas {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence for {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No score: no report speaks for this house.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm impact {sii} of 100, tier {tier}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules and thresholds {version}, scored {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roof: {material}, {age}. Hail hurts it from {threshold} in on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>({base} in when new)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows the material: laminated asphalt is assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures that this score was made of did not come with it. Score it anew to see them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 x (1 - (1 - {hail}) x (1 - {wind})) = {sii}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reports are not on this computer: these are the figures that the office scored with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence or thresholds have changed since: scored anew it would be {sii}. Score anew on the page Thresholds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hazard}: no report speaks for this house; it adds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ratio} of the threshold, damage term {term}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damage term {term}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hazard} {figure}, {where}: {ratio} x confidence {confidence} = {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far, believed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>age not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{years} years old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses whose tier moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition {vintage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tiers of houses {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{material}: type inches from {least} to {most}, as 1.25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No storm is being worked on, so no house would be scored anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No house would change its tier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses that would change their tier: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The standard table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other than standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start work: active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away: archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work is done: completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen: active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out: completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out: planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tornado</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail and wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SPC daily</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SPC archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NCEI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weather service report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weather service alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radar grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our crews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3-tab asphalt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laminated asphalt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class 4 asphalt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wood shingle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wood shake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clay tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concrete tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing seam metal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stone-coated metal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified bitumen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TPO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EPDM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll roofing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how it is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>county</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preliminary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inches} in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mph} mph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same county</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside its area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{miles} mi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hazard} {figure}, {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preliminary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The publisher has taken it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition {vintage}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hail from {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the first on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds</source>
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
        <source>Only on this machine: {changes}</source>
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
        <source>1 file not yet safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files not yet safe</source>
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
        <source>1 file waits for Wi-Fi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files wait for Wi-Fi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo waits for Wi-Fi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} photos wait for Wi-Fi</source>
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
        <source>Only on this machine: {changes} and {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changes</source>
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
    <name>timeline</name>
    <message>
        <source>{what}: {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} taken out, it was {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: asked, not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: one added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: one removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{actor}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept, but it did not move the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note, withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{paper}, void</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{paper}, signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this the right roof?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing evidence explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment moved to {after}, it was {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage of the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken by the office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter M: mechanical damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters NP: nail pop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter B: blister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test square, 10 by 10 feet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trials</name>
    <message>
        <source>House</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses at the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window in days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate without treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write arms with their parts, as: control 50, treatment 50. Not read: {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least one arm needs a part above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is a number; “{text}” is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} gets {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversion by arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once, at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newcombe, two rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whenever you look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always valid, {p}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm impact taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUPED, {percent} % less noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} {drawn}, planned {planned}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not by chance ({p}): find out why before you believe any result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As chance would have it ({p}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses: {sizes}. {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {controls} held-out houses was contacted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference from the control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment: {name}, {storm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intention to treat, 95 % intervals (Wilson, Newcombe)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out house</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hits} of {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm}: {brought} came in, {expected} would have without treating. That is {more} more (95 % interval {low} to {high}) for {cost}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return on it: {percent} %.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>way</name>
    <message>
        <source>north</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>north-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>south-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>south</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>south-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>north-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the newest photo, taken at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the satellite receiver at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the position typed at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the place tapped on the map at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the last visit, {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from where the crew starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the stop before, {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{feet} ft {direction}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{miles} mi {direction}</source>
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
