<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Lectern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this computer. Lectern sends nothing, and marks nothing without you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern is free software under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on Qt (LGPL 3), PySide6, PyTorch, Transformers, SQLAlchemy and others; Noto fonts (OFL).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreementView</name>
    <message>
        <source>Agreement (QWK)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apart on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks inside the interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far apart, the surest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement by number of marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested minus accepted, by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where suggested marks fall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error by part of the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it nearer where it is surer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What more marks would give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance from your mark, in points, over the surest part of the essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model keeps no held-out suggestions; train it again to see this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested minus accepted, in points; n: suggestions accepted or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known after a training on ten marks or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} at most one step apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>means {smd} SD apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean suggested minus mean given mark, in standard deviations; beyond 0.15 it is too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90% is what it promises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not kept by this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by length alone {qwk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by words alone {qwk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on essays drawn by lot and marked blind {qwk} (n = {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QWK beside it: {others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model learned from a colleague ({file}). All figures here are its agreement with your own marks, on {n} essays that you marked without taking over its suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model learned from a colleague, so its own figures say nothing of you. Mark ten essays yourself, without accepting its suggestions: then this page shows how it agrees with your marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement is known from ten marked essays on, when a model has been trained on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model has been trained on this task yet. Training tells how far it agrees with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model was trained before held-out suggestions were kept. Train it again to see more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95% interval {low} to {high}, n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttemptDialog</name>
    <message>
        <source>Attempt {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score or status</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BandBars</name>
    <message>
        <source>Error by part of the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggests too low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} apart on average</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BaseModels</name>
    <message>
        <source>Download from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comes with Lectern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download ({size} MB)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Hugging Face BERT folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking and copying the folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download {name} ({size} MB) from {host}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This goes over the network. Nothing of yours is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download is complete and was checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download failed ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download was stopped; it can go on later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern made a mistake. Everything that was saved is safe. The details below hold no name and no essay; copy them for whoever helps you. Nothing is sent by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CategoryRow</name>
    <message>
        <source>Name of the category {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of {category}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest dropped in {category}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the category {name}; its items stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in this file is in the library already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be decided first</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more; they follow as these are answered</source>
        <translation>
            <numerusform>and %n more; they follow as these are answered</numerusform>
            <numerusform>and %n more; they follow as these are answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same answer to all %n</source>
        <translation>
            <numerusform>The same answer to all %n</numerusform>
            <numerusform>The same answer to all %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Please choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also new</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be decided, and what is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n new student(s)</source>
        <translation>
            <numerusform>and %n new student</numerusform>
            <numerusform>and %n new students</numerusform>
        </translation>
    </message>
    <message>
        <source>or find a student: name, pinyin or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or other full marks: a number, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) are added to the roster</source>
        <translation>
            <numerusform>%n student is added to the roster</numerusform>
            <numerusform>%n students are added to the roster</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are added: {names}</source>
        <translation>
            <numerusform>%n item is added: {names}</numerusform>
            <numerusform>%n items are added: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Full marks that change: {items}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken from the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks and weekly records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the columns are taken for; change what is wrong. It is remembered for files like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>please check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item or label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values in a column of their own need another column that names the item of each row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The full marks of this item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guess from the marks; Enter confirms it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CourseCard</name>
    <message>
        <source>This course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the course…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the course “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With all its marks, weeks and essays. Undo brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CourseDialog</name>
    <message>
        <source>New course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create course</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CourseForm</name>
    <message>
        <source>For example: Chinese, class 7(3), autumn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First week begins on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the course a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The highest rating has to be above the lowest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst to best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students&apos; rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day of the first week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest rating</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop the files here to import them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase a student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The student&apos;s name, to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What remains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type “{name}” to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n score(s)</source>
        <translation>
            <numerusform>%n score</numerusform>
            <numerusform>%n scores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) with a record</source>
        <translation>
            <numerusform>%n week with a record</numerusform>
            <numerusform>%n weeks with a record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n essay(s) with their marks</source>
        <translation>
            <numerusform>%n essay with its marks</numerusform>
            <numerusform>%n essays with their marks</numerusform>
        </translation>
    </message>
    <message>
        <source>in {courses}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name, the number, notes and messages; every trace in the history of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The same from %n backup(s) beside the library</source>
        <translation>
            <numerusform>The same from %n backup beside the library</numerusform>
            <numerusform>The same from %n backups beside the library</numerusform>
        </translation>
    </message>
    <message>
        <source>Files you exported or printed, and copies of the library elsewhere; restoring one erases again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What other students wrote about this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these models learned from the essays, until you train them anew: {models}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The student was erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EssayImport</name>
    <message>
        <source>Add essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new name makes a new task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n essay(s) were added</source>
        <translation>
            <numerusform>%n essay were added</numerusform>
            <numerusform>%n essays were added</numerusform>
        </translation>
    </message>
    <message>
        <source>Other files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop Word, WPS, OpenDocument, RTF, text, web or PDF files here, a folder or a zip of them, or a workbook with texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the course meanwhile. Nothing was stored; look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EssayList</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in, not yet looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model may do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prompt is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned from a colleague. “Agreement” shows how it agrees with your own marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement (QWK)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most one step apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) given since: worth training again.</source>
        <translation>
            <numerusform>%n mark given since: worth training again.</numerusform>
            <numerusform>%n marks given since: worth training again.</numerusform>
        </translation>
    </message>
    <message>
        <source>order of marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95% interval {low} to {high}, n = {n}, by cross-validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number, title or words of the text; the name where it is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EssayTools</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add essays…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark some again, blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar essays…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the sure ones…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback sheets, PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback sheets, Word…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set an error limit under More, and the sure ones can be filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your error limit: at most {share} of the marks filled in more than {points} off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n essay(s) were marked under the old wording. Change it all the same?</source>
        <translation>
            <numerusform>%n essay was marked under the old wording. Change it all the same?</numerusform>
            <numerusform>%n essays were marked under the old wording. Change it all the same?</numerusform>
        </translation>
    </message>
    <message>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt: marks given so far answer the old one, and so does what a model learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language: how essays are read and measured changes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trait “{before}” becomes “{after}”: its points stay, under the new name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The levels of “{after}”: points already given stay and mean something else from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trait “{after}” is new: essays marked so far have no points in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n trained model(s) learned under the old wording: train again.</source>
        <translation>
            <numerusform>%n trained model learned under the old wording: train again.</numerusform>
            <numerusform>%n trained models learned under the old wording: train again.</numerusform>
        </translation>
    </message>
    <message>
        <source>No mark changes. One undo takes the change back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the feedback sheets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EssaysPage</name>
    <message>
        <source>Essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An essay task holds the prompt, the scale and the essays. Set one, then add the students&apos; texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New essay task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{marked} of {essays} marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark ten essays first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colleague&apos;s model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next because its length and style are unlike those marked so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next because its mark is expected to clear up most doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picked at random to check the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left to you by the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every essay of this task is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No marked essay is left to mark again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No essay was marked before this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add essays…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no essay of this student here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreement QWK {qwk} ({low}–{high}, n = {n})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FairnessCard</name>
    <message>
        <source>Groups side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough marked essays to compare groups yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error against the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap found four times in five</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: suggested minus given, in points. With so few essays a smaller gap than the one named is found less often than four times in five, and sometimes all the same; that none is found does not mean there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes and lengths are compared; the roster keeps nothing else to compare by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group} (n = {n}) could not be compared with others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>essays of middle length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>long essays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FillDialog</name>
    <message>
        <source>Fill in the sure ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One undo takes all of them back. You stay the one who marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your error limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the marks filled in may lie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points away from mine,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>said with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test this limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90% interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks that would be filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: test this limit first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Fill in %n mark(s)</source>
        <translation>
            <numerusform>Fill in %n mark</numerusform>
            <numerusform>Fill in %n marks</numerusform>
        </translation>
    </message>
    <message>
        <source>Anonymous #{n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set your limit and test it. Nothing is filled in before you have seen what would be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit held: of the {n} surest of {tested} essays the model had not seen, {off} lay further off; with {confidence} confidence at most {bound} do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n essay(s) would stay with you.</source>
        <translation>
            <numerusform>%n essay would stay with you.</numerusform>
            <numerusform>%n essays would stay with you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting essay(s) share a third or more of the text with somebody else&apos;s, and stay with you.</source>
        <translation>
            <numerusform>%n waiting essay shares a third or more of its text with somebody else&apos;s, and stays with you.</numerusform>
            <numerusform>%n waiting essays share a third or more of their text with somebody else&apos;s, and stay with you.</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit did not hold: of the {n} surest of {tested} essays the model had not seen, {off} lay further off; with {confidence} confidence that can be {bound}, and you allow {share}. Mark more and train again, allow more, or mark the rest yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) filled in; one undo takes them back.</source>
        <translation>
            <numerusform>%n mark filled in; one undo takes them back.</numerusform>
            <numerusform>%n marks filled in; one undo takes them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GeneralCard</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradebookGrid</name>
    <message>
        <source>Column headings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradebookPage</name>
    <message>
        <source>Gradebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the total is made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New item…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One key a status:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradebook shows the course&apos;s students; bring in their roster first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n student(s)</source>
        <translation>
            <numerusform>%n student</numerusform>
            <numerusform>%n students</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>rules from the start of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rules in force from {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) lay outside the grid and were left out</source>
        <translation>
            <numerusform>%n value lay outside the grid and were left out</numerusform>
            <numerusform>%n values lay outside the grid and were left out</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove “{item}” with all its scores?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo brings both back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make-up or resubmission…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this item…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this item…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cell to see how it came about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cleared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attempt {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics of each column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, pinyin, initials or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both as attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatTable</name>
    <message>
        <source>Given and suggested marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>your mark {given}, suggested {suggested}: %n essay(s)</source>
        <translation>
            <numerusform>your mark {given}, suggested {suggested}: %n essay</numerusform>
            <numerusform>your mark {given}, suggested {suggested}: %n essays</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help: {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop an Excel or CSV file here. The file itself is only read, never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the contents tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores and weekly records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy the cells in Excel first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} was imported: {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was taken back; everything is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table was recognised by itself. Say here which row is the header and which way the students go; the columns come next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next file</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) added to the roster</source>
        <translation>
            <numerusform>%n student added to the roster</numerusform>
            <numerusform>%n students added to the roster</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else changed the course meanwhile. Nothing was stored; look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemDialog</name>
    <message>
        <source>New item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bonus: adds to the total, takes nothing away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the essay task says.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys for marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the mark, then the next essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn the essay&apos;s pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done, from inside the comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a comment from before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept the suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show or hide the reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next passage a model would paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paint the selection: well done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paint the selection: can be better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpaint the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similar essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestion and text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find in the text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerMenu</name>
    <message>
        <source>without seeing the first marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaces the mark, with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far do I agree with myself?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose marking</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leaving the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} counts up to this day. Marks and weeks that are recorded stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>Library and backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you enter lies in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained models lie in this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is made each day and before every import, and read back before it counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before an import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before an update of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before restoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern backup.db</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup (*.db)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up and read back: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the running work has ended, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library becomes what it was then. What is there now is kept as a backup of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored. What was there before is kept as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rescued when the library had vanished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the library what the backup {name} holds?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveMarking</name>
    <message>
        <source>Reading the essays: {task}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{page} · Lectern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New course…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
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
        <source>Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projector mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names and marks are hidden. F8 shows them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names and marks are shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work is still running. Stop it and close?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{jobs}. What was saved stays saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find on this page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkFields</name>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment for the student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggests {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90% interval {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment with the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the mark changes; the student reads it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkerWork</name>
    <message>
        <source>Training: {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring: {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker stopped ({reason}). Nothing is lost; started again, it goes on from its checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is finished and lies safe. Train again to put it to use: it is found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkingMenu</name>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark before seeing the suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show reasons in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar essays…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide names, in the essays too</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkingView</name>
    <message>
        <source>Save and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anonymous #{n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message>
        <source>first mark {mark}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sentences count is worked out when a trained model reads the essays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No single sentence moves this suggestion by much: it rests on the whole, as its length and its wording throughout. That is common with long essays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Message on the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the student and the parents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models for “{task}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticedPanel</name>
    <message>
        <source>Also noticed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it on the student&apos;s sheet as your note: {finding}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Choose a backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new, empty library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup that reads through was found beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there now is kept beside the library, whatever you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the backup of {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close, change nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup (*.db)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is what {name} holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is what {name} holds. What was there before is kept as {kept}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Opening the library…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderBox</name>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the order round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Paste the %n readable one(s)</source>
        <translation>
            <numerusform>Paste the %n readable one</numerusform>
            <numerusform>Paste the %n readable ones</numerusform>
        </translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) cannot be read</source>
        <translation>
            <numerusform>%n cell cannot be read</numerusform>
            <numerusform>%n cells cannot be read</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear it, as in the pasted block</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n blank(s) where something is recorded</source>
        <translation>
            <numerusform>%n blank where something is recorded</numerusform>
            <numerusform>%n blanks where something is recorded</numerusform>
        </translation>
    </message>
    <message>
        <source>There now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalBar</name>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint {n} of {all} as well done? “{passage}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint {n} of {all} as can be better? “{passage}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+{number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>Essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Well done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a passage, then:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonsPanel</name>
    <message>
        <source>Why this mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without “{sentence}” the suggestion would be {points} lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without “{sentence}” the suggestion would be {points} higher.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportPreview</name>
    <message>
        <source>Pages of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportSaver</name>
    <message>
        <source>Reports written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) saved in {folder}</source>
        <translation>
            <numerusform>%n report saved in {folder}</numerusform>
            <numerusform>%n reports saved in {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this one…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For students and parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course, week by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, pinyin, initials or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports to save and print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is in this course yet, so there is nothing to report on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each student, to give to the student and the parents. No ranks, no classmates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals, weak items, who is missing what. For the teacher only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan, progress and feedback with n, alarms with reasons. For the teacher only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each essay: the score, the painted passages, your comment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no essay here yet. Essays are added on the essays page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is in this course now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chosen} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Save %n PDF(s)…</source>
        <translation>
            <numerusform>Save %n PDF…</numerusform>
            <numerusform>Save %n PDFs…</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report, with a preview…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n chosen…</source>
        <translation>
            <numerusform>All %n chosen…</numerusform>
            <numerusform>All %n chosen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to the printer</source>
        <translation>
            <numerusform>%n page sent to the printer</numerusform>
            <numerusform>%n pages sent to the printer</numerusform>
        </translation>
    </message>
    <message>
        <source>Gradebook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything of this course…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, one row a fact (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Coming back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record coming back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} counts again from this day on. The weeks between stay empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>How the total is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category for the chosen items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
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
    <message>
        <source>Absent counts as zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing counts as zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the start of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a total reaches at most with its bonus, such as 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimals of a total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items and their categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen items:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a category of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not count, because it is in no category: {items}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: bonus on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: one pool of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights add up to {sum} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n total(s) would change</source>
        <translation>
            <numerusform>%n total would change</numerusform>
            <numerusform>%n totals would change</numerusform>
        </translation>
    </message>
    <message>
        <source>Bonus on top: up to {bonus}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight is a number from 0 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The highest total is a number from 100 up, or empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every category has a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With bonus at most %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleCard</name>
    <message>
        <source>Sample course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invented class of 32 to look around in. Your own courses are not touched by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the sample course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invented class of 32 to look around in; it is removed as easily.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample course</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Find students, items, essays…  Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecondLooksCard</name>
    <message>
        <source>Second looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model can hardly agree with you more than you agree with yourself. “Mark some again, blind” under More gives the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference: second mark minus your first, in points. Regrades were not blind.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet as it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (hidden)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of data</source>
        <translation>
            <numerusform>%n row of data</numerusform>
            <numerusform>%n rows of data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheets are read together</source>
        <translation>
            <numerusform>%n sheets are read together</numerusform>
            <numerusform>%n sheets are read together</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden, not read: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores and weekly records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header in row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the header in another row? Click its row number, or press Enter on it. Grey rows are no data and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header in column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header in rows {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SimilarDialog</name>
    <message>
        <source>Similar to essay #{n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay #{n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tinted: what stands in both. A quotation, a set phrase or a shared source looks the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other essay of this library shares passages with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The similar essay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SimilarList</name>
    <message>
        <source>Similar essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the essays…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the essays… {done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>essay #{n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay #{n} and {other}: {share} shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays that share a tenth of their text or more with another one, in this class or an earlier one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No essay of this task shares a tenth of its text with another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageMeter</name>
    <message>
        <source>What a model may do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill in</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>With %n more marked: the others put in order, the best first.</source>
        <translation>
            <numerusform>With %n more marked: the others put in order, the best first.</numerusform>
            <numerusform>With %n more marked: the others put in order, the best first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n more marked: a suggested mark for each, with its interval.</source>
        <translation>
            <numerusform>With %n more marked: a suggested mark for each, with its interval.</numerusform>
            <numerusform>With %n more marked: a suggested mark for each, with its interval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n more marked: the sure ones may be filled in, where your error limit held.</source>
        <translation>
            <numerusform>With %n more marked: the sure ones may be filled in, where your error limit held.</numerusform>
            <numerusform>With %n more marked: the sure ones may be filled in, where your error limit held.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>local · offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden while the screen is shared · F8 shows it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudentDetail</name>
    <message>
        <source>Progress by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For your eyes: appears in no report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress %, own line over the middle half of the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves the course…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded of this student yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordinary week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{slope} points a week (90% interval {low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told from week 10 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weeks recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing out of the ordinary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is assessed in this course yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone, guardian and the like: imported with a roster, or typed under Edit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudentDialog</name>
    <message>
        <source>Student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where it is read wrongly, such as shan4 yu2 fei1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudentsModel</name>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudentsPage</name>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a student…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, pinyin, initials or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is in this course yet. Import the roster you have in Excel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a student by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left on {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n enrolled</source>
        <translation>
            <numerusform>%n enrolled</numerusform>
            <numerusform>%n enrolled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worth a look</source>
        <translation>
            <numerusform>%n worth a look</numerusform>
            <numerusform>%n worth a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionPanel</name>
    <message>
        <source>Accept suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown after you have marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {rank}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below 30 marked essays a model only puts them in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the model, within your error limit. You have not looked at it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the marks you gave just now, without training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90% interval {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in {when} by {who}, within your error limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted {when} by {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given {mark}, interval {low} to {high}
Model {model}
Text {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in for you: keep it, or give your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as your mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your mark is {points} higher.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your mark is {points} lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is outside its interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet: it comes from ten marked essays on, once all have been read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>New essay task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task as the students got it; it helps to notice essays that are off the topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in steps of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rubric: what is marked beside the whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trait</source>
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
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rubric</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New course…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No course yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainedModels</name>
    <message>
        <source>Trained models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a colleague…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Train one when ten essays are marked, or take in a colleague&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a colleague…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold Ctrl to choose two and compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement (QWK)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most one step apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apart on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By length alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By words alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks inside the interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {file}. It holds no essay, no name and no single mark: means over five essays or more, and words and pairs of words that three essays or more share. Who has a text may still find out that it was among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colleague ({file}): its agreement is with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model suggests now. Undo goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model suggests from now on; it is reading the essays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this model with its suggestions?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks stay as they are. A deleted model does not come back; it can be trained again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marker for a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marker (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marker of a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the list, and suggests nothing until you choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the run log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written for TensorBoard: curves of the training, no essay. {folder}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <source>Train on “{task}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement by number of marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What more marks would give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known after a training on ten marks or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement (QWK)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the essays being learned, one point a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the earlier model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in use learned from a colleague. Training makes one that learned from your marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on held-out essays; dashed: before fine-tuning, {qwk}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekEntry</name>
    <message>
        <source>This week, one row a student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance by one key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest were present</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more cell(s) cannot be read.</source>
        <translation>
            <numerusform>%n more cell cannot be read.</numerusform>
            <numerusform>%n more cells cannot be read.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) lay outside the grid and were left out</source>
        <translation>
            <numerusform>%n value lay outside the grid and was left out</numerusform>
            <numerusform>%n values lay outside the grid and were left out</numerusform>
        </translation>
    </message>
    <message>
        <source>Name, pinyin, initials or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekOverview</name>
    <message>
        <source>Progress L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays to mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share}% answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n suggested</source>
        <translation>
            <numerusform>%n suggested</numerusform>
            <numerusform>%n suggested</numerusform>
        </translation>
    </message>
    <message>
        <source>no model suggests yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n to read first</source>
        <translation>
            <numerusform>%n to read first</numerusform>
            <numerusform>%n to read first</numerusform>
        </translation>
    </message>
    <message>
        <source>suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%, mean with 95% interval; n under each week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%, own line over the middle half of the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded for this week yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{difference} points against the same students&apos; other weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95% interval {low} to {high} · {n} students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing out of the ordinary</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) recorded</source>
        <translation>
            <numerusform>%n week recorded</numerusform>
            <numerusform>%n weeks recorded</numerusform>
        </translation>
    </message>
    <message>
        <source>No student left a comment in this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rating} of 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is planned for this week yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no interval: it is the same for all {n} students</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week before (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week after (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan and improvement…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week shows how the course&apos;s students do; bring in their roster first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{enrolled} enrolled, {known} with records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekPlanDialog</name>
    <message>
        <source>Plan of week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discussion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is changed because of this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after: what came of the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not rated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeeklyModel</name>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback {low}–{high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Lectern keeps a course on this computer: who learns in it, how the weeks go, and what was marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library lies in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>A list of files can show names. Leave projector mode (F8) before you choose one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorstCard</name>
    <message>
        <source>Furthest apart: worth a second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay #{n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Cover</name>
    <message>
        <source>Hidden while the screen is shared · F8 shows it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_DayDialog</name>
    <message>
        <source>The course has no first day and its weeks no dates: until it has, this changes no week.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_FrozenColumns</name>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers and names</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_JobStrip</name>
    <message>
        <source>Stop: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{job} · stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>agreement</name>
    <message>
        <source>the surest {share}: {points} points apart on average, {off} more than a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few marks to say what more of them would give.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more marks would hardly change the agreement, beyond {marked} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more marks would give about {gain} of agreement ({low} to {high}), beyond {marked} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {error} points, {share} accepted as they were, n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In week {week} suggestions stood {points} points higher against your marks than before: worth training again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In week {week} suggestions stood {points} points lower against your marks than before: worth training again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your last {n} marks are {points} higher than your earlier ones, measured by the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your last {n} marks are {points} lower than your earlier ones, measured by the model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Stopped. Nothing half-done was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Lectern. What was saved is safe. Details: {log}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course “{name}” with {weeks} weeks was created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {weeks} weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no course yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on {n} marked essays: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} essays were put in order; marks are suggested from 30 marked essays on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} essays have a suggestion now; {left} of them are left to the teacher.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model learned from a colleague. Mark ten essays without its suggestions to see how it agrees with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colleague&apos;s model, held against {n} marks of yours: QWK {qwk}, the same mark {exact}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement cannot be told: all essays carry the same mark (n = {n}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean error in points among the surest suggestions, by their share: {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded for any week yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far from level and week, a slip of typing? {pupils}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}: {progress}; {feedback}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no progress recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progress {mean} (n = {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progress {mean} (n = {n}, 95% {low} to {high}), effect {effect}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedback {mean}, median {median} (n = {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch: this week may have been weaker than usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely: this week was probably weaker than usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strong: this week was weaker than usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students to look at:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough data yet: weeks are compared from {weeks} recorded weeks on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough data yet: there are too few students to compare weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to report on yet; no file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports written: {n}, in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No essay of this task was marked yet; no file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up the sample course from its Excel files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the gradebook and the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning to mark “{task}” from {n} marked essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {n} essays of “{task}” that wait for a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{course}: {pupils} students, {weeks} weeks, {scores} marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak weeks: {weeks}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No week was weaker than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{task}”: {marked} of {essays} essays marked by the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files written. Begin with {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays that wait: of {pairs} pairs, {right} are in the teacher&apos;s order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays that wait: {left} of {n} are left to the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed on {engine}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement cannot be told: all marks are the same (n = {n}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than 10 essays are marked: these numbers say little; use none as a mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than 30 essays are marked: trust the order, not the marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A suggestion is not a mark: the teacher decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No passages in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No drift of the marking can be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {path}. It holds no essay, no name and no single mark: means over five essays or more, and words and pairs of words that three essays or more share. Who has a text may still find out that it was among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in: {folder}. It suggests nothing until you choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course “{name}” with {weeks} weeks from {starts} on was created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without --starts no week has a date: the day on which a student joins or leaves then changes no week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {weeks} weeks from {starts} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students join or leave on days, but the course has no first day: all count in every week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progress {mean} (all {n} values are the same, so no interval)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement by cross-validation: QWK {qwk} ({low} to {high}), exact {exact}%, within one step {adjacent}%, n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By cross-validation: the interval held the mark for {held}%; {left}% left to the teacher.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share}%: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a term about {n} students of such a class are flagged although nothing changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In about 1 of {terms} terms a student of such a class is flagged although nothing changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays that wait, against the marks the sample&apos;s teacher would give: QWK {qwk}, {off} points off on average, n = {n}; {left} left to the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interval held the mark for {held}%; {left}% were left to the teacher.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement with these marks: QWK {qwk} ({qwk_low} to {qwk_high}), exact {exact}%, within one step {adjacent}%, n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay {essay} and essay {other} ({task}): {share}% in common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}: {n} suggestions, {agreement}% kept, {error} points off on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last {n} marks are {points} points lower than the earlier ones were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last {n} marks are {points} points higher than the earlier ones were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group} (n = {n}): {difference} points against the others ({low} to {high}), within chance; a difference of {visible} points would be found four times in five</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group} (n = {n}): {difference} points against the others ({low} to {high}), look closer; a difference of {visible} points would be found four times in five</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics part of an Apple processor (MPS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no CUDA graphics card was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MPS is not there, or did not learn as the processor does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a faster way did not read the essays alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics card gave an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics card has too little memory</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>There is no course named “{name}”. Courses in this library: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no course named “{name}”; the library has none yet. Create it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no essay task named “{name}”. Tasks of this course: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no essay task named “{name}”; the course has none yet. Create it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is there already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is missing. Type one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number {number} belongs to {name}. Check the number; a student is added to a course once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These days run into another time of the student in this course, or end before they begin. Choose other days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No student has the number {number}. Check the number in the roster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: {value} is outside {low} to {high}. Correct it, or change the item&apos;s scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: “{value}” is neither a number nor a known status. Type a number, or a status such as absent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not an empty folder. Name a new or an empty one, so that nothing is overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} says of the column “{header}” what no column can be. Correct it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a mapping file. Write one with --save-mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written by a newer Lectern (format {found}; this one knows {known}). Install the newer version; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}). It was kept as it is. Restore the newest backup from the backups folder beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another Lectern. Close that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not let us in ({detail}). Check the network, the address and the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this change belongs to was removed in the meantime. Nothing was changed; look again and repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{records} record(s) were changed since by someone else, so this step cannot be taken back. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{marked} essays are marked; this needs at least {needed}. Mark more first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trait}: {value} is not a mark of its scale, {low} to {high} in steps of {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a mark of this scale, {low} to {high} in steps of {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trait}: a scale from {low} to {high} in steps of {step} has no two marks. Give it a higher end or a smaller step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scale from {low} to {high} in steps of {step} has no two marks. Give it a higher end or a smaller step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has {marks} marked essays, so its scale and the traits they use stay as they are. Set a new task for another scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model&apos;s folder is damaged ({detail}), so it was not put to use; the model in use stays. Bring back the folder {folder} from a copy, or train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model left this essay to you; give it a mark of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no suggestion for this essay yet. Train a model first, or mark it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A regrade replaces the mark. Write in the comment why, and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} gives marks {its}; this task has {ours}. Import it into a task with the same scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {run} left no curve behind. Train again to get one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{task}” has no trained model yet. Train one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no column “{column}”. Its columns: {found}. Name the right one with --text-column or --score-column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: these marks are not on the scale from {low} to {high} in steps of {step}: {marks}. Correct them, or give the right --scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not exist. Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder; a file is needed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is empty. Choose the file that holds the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is protected by a password. Save a copy without password and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be read. Open it in Excel or WPS, save it again, and import the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} unpacks to far more than a class&apos;s data could be and was not opened. Save the sheet you need as a new workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not of a kind that can be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The characters of {path} cannot be read. Save it as UTF-8 or as an Excel workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is too large to be read. Split it, or save only the sheet you need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no text that can be read; it may be a scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} may not be read. Close it in other programs or check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a record of events, not a gradebook. Export the grades instead of the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no table with a header. Give the columns a header row, such as number, name, item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column of {path} holds names or student numbers. Add one, or a header to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds students but no marks. Import it as a roster, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column of {path} holds essays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {path} was not written, and what was there is unchanged. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written. Choose a folder you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of {path} does not exist. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is there already. Choose another name, or remove it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another program. Close it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive of {path} reports errors. Nothing was changed; choose another drive, and make a backup soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} does not answer ({detail}). Check the network, choose the mirror, or add the model from a folder. What has arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} does not have {name} as it is needed ({detail}). Choose another source or another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} did not arrive whole and was thrown away. Start the download again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a complete model folder ({detail}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds weights in a format that can carry programs ({detail}). Only safetensors are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} wants to run code of its own ({detail}) and was not loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} points outside its folder ({detail}) and was not loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {path} are damaged ({detail}). Download or copy the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not what was recorded for it ({detail}). Download or copy the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration in {path} cannot be used ({detail}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a BERT encoder ({detail}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written in a format this version does not know ({detail}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled in: say first how many marks may be how far off, your error limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled in: no model suggests marks for this task yet. Train one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled in: this model learned from a colleague. Whether it marks as you do can be tested from {needed} essays on that you marked without its suggestions; so far there are {tested}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled in: your error limit can be tested from {needed} marked essays on, and this model can be tested on {tested}. Mark more and train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled in: which essays this model was tested on can no longer be told. Train it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled in: on the {tested} essays the model was tested on, your error limit did not hold. Mark more and train again, or mark the rest yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled in: of the essays that wait, none is safe enough for your limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error limit of {value} points is none: take 0 or more, and less than the whole scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of marks that may be off must lie between 0 and 1; {value} does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The confidence must lie between 0.5 and 1; {value} does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: a weight of {value}% cannot be. Give it 0 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {value} marks cannot be dropped. Give it 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A total with {value} decimals cannot be. Give it 0 to 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pass mark of {value}% cannot be. Give it 0 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A highest total of {value}% would cut totals without any bonus. Give it 100 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This item shows the marks of the essays “{task}”, so its full marks are theirs: {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is empty, although there was a library here. Nothing was changed. Go back to the newest backup (as a command: restore --newest), or put the file back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not there any more, although there was a library here. Nothing was changed. Connect its drive or put the file back, or go back to the newest backup (as a command: restore --newest).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not at its place any more: the folder was moved or removed, or the drive is gone. What you just did was not stored. Everything before it is safe in {rescued}. Put the folder back, or start Lectern again and go back to that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not at its place any more: the folder was moved or removed, or the drive is gone. What you just did was not stored. Connect the drive or put the folder back, then do it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup of {path} reads through. Name a file that holds one: restore FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open for reading only, because nothing may be written there. Nothing was changed. To work on, copy the library to a folder you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: {author} cleared it at {time}, after it was shown here. Nothing was stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: {author} changed it to {value} at {time}, after it was shown here. Nothing was stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed this after it was shown here. Nothing was stored; look again and repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author} changed this at {time}, after it was shown here. Nothing was stored; look again and repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>essays</name>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn by lot to check the model: shown after you have marked it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place {rank}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left to you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>Bonus points, added to the total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All items in one pool of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In no category: counts nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: without weight, counts nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: bonus, up to {weight} points on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: weight {weight}%, lowest dropped: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: weight {weight}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing counts here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sum} = {points} of {reachable} points: {points} / {reachable} = {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds {weight} × {percent}% = {contribution}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contributes {weight}% × {percent} = {contribution}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share {weight} / {all} = {share}% (of the weights that count so far); × {percent} = {contribution}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing counts yet, so there is no total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total: {sum} = {exact}, rounded half up to {decimals} decimals: {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total: {exact}, rounded half up to {decimals} decimals: {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: {points} of {high}, handed in late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: {points} of {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: {status}, counts as 0 of {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: misconduct, 0 of {high}, never dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: {points} of {high}, dropped as the lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: {points} bonus points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: exempt, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: deferred, still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: on leave, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: {status}, left out by the policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: no score yet, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: nobody has a score yet, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: outside the time in the course, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}: not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (attempts {attempts}; {rule})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total: {sum} = {exact}, but by the rules at most {highest}: {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total: {exact}, but by the rules at most {highest}: {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above 100, because bonus points are added on top.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>feedback</name>
    <message>
        <source>Excellent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be improved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this sentence the model would suggest {points} points less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this sentence the model would suggest {points} points more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}: is {meant} meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}: not in the dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by rules that were right in {right} of {of} findings checked by hand in students&apos; essays; they miss more than they find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different characters among the first hundred: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different words among the first hundred: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different linking words: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotations: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages are not proposed: {n} essays are painted, {needed} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excellent passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages to be improved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: too few are painted to learn from (n = {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not good enough to be proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paragraphs: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters in a sentence on average: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words in a sentence on average: {value}; the essays marked highest have {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The length of sentences varies by {value}; in the essays marked highest by {strong} (median of {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the essays marked highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readability: {index} (Automated Readability Index, a US school year)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands behind the model&apos;s suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: F1 {f1} on essays it had not seen, painting by place alone {naive} (n = {n})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gradebook</name>
    <message>
        <source>out of {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total
so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If missing
were 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{status}: {counts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} attempts: {attempts} ({rule})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks of essays: what is typed here is the essay&apos;s mark.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>the pages, as in the list on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find students, items, essay tasks and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the last change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the next control; Shift+Tab to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>press the button that has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>projector mode: names and marks are hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the course goes, week by week. The cards show progress, feedback and attendance of one week with their uncertainty; the chart shows the weeks side by side, and the panel on the right says why a week stands out. “Record this week” opens a table with one row a student.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the week before, the week after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the chart: from week to week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while recording, in the attendance column:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while recording: store the cell and go down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while recording: paste cells from Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while recording: leave the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while recording: back to the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every score of the course, one row a student and one column an item. What you type is stored as soon as you leave the cell. A blank is not a zero. The panel on the right explains the chosen cell and the total, step by step, so that it can be redone by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>store the cell and go down, or up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy to Excel, paste from Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill the selected cells with the first one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear the selected cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The roster of the course. The list finds a student by name, pinyin, initials or number; on the right stand the student&apos;s own line over the class, marks, weeks, and notes that appear in no report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from student to student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the chosen student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay tasks and their essays. “Mark next” brings the essay to be marked next. From 10 marks on a model can be trained on your own marks; from 30 on it suggests marks with an interval. A suggestion becomes a mark only when you accept it, or within an error limit that you set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the list: open the essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while marking: back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while marking: all keys for marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports as PDF for students and parents, the class and the course, in Chinese or English, and exports to Excel. The preview shows each page as it will be saved and printed. No report shows a rank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from report to report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a report, or leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and look, the course that is shown, where the library lies, its backups and the way back to one, and the sample course.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Several sheets could be meant ({about}). Which one is imported?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of these are the students?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the column “{about}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do the week columns hold (“{about}” and the others)?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{about}” holds only values from 0 to 1. Are they percentages (0.85 for 85 %)?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several students are named “{about}”. Who is meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number belongs to a student of another name than “{about}”. Who is meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{about}” is not in the course. Who is meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two values stand for one cell of “{about}”. Which one holds?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This would replace {about} marks that are there. Is it a correction, or another exam?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose essay is “{about}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{about}” is another text than the essay already marked. Is it a further essay?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A further essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add as a new student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another student of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same student again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No student of this course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A correction: replace the marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sheets, each with its own items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another exam: keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentages of the full marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points, as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is neither a number nor a known status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no level of this item&apos;s scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a tick among numbers: write the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a date; the spreadsheet may have made it of a fraction: write the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has more digits than a spreadsheet number keeps: format the column as text and type it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is outside the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is below zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a formula without a value: open the file in Excel or WPS, save it, import again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the error of a formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no student number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no attendance word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no known status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is the number of another student of this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is longer than an essay of 100,000 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is protected by a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is of a kind that cannot be read; save it as .docx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden sheets were left out: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} hidden row(s) were read as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read together: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same text twice: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>student number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score of an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how late an item came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weekly progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weekly feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weekly comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: nothing was stored yet; {count} question(s) must be answered first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: this is what would change; nothing was stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: everything in it is in the course already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read {read}, added {added}, changed {changed}, unchanged {unchanged}, rejected {rejected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write --save-mapping FILE, fill in the answers there, and import again with --mapping FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  … and {count} more (all of them with --json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a course first; imports go into a course.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says two things at once: write the mark or the status alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letter or level as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which week of the course is {about} in, the first date of this file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands under the days from “{about}” on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance; the first day is in week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lies outside the weeks of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several days fall into one week: where a student&apos;s attendance differs in it ({value} times), the worst one stands for the week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered twice in one week: the later answer holds ({value} times).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signs were read so: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date, which says the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no mark of the essays&apos; scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some rows or columns are hidden ({about}). Are they imported as well?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet seems to have made a date of a class: “{about}”. Which class is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import them as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The students&apos; names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns that are not imported:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of totals, which are worked out here:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of ranks, which are worked out here:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of scores, which a roster does not take:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden columns:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden rows:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raised figures, read without them:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days in no week of the course:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly columns that name no week:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of totals:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that say how to fill the columns in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of units:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headings between the rows:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks beside the table:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students that a system made up for tests:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments at cells:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells picked out by a colour, whose meaning is not read:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells with a line through them, read as they are:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets that bring the others together:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets that are not imported:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The full marks are {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave these cells out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this cell out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a picture; only typed text is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is packed: unpack it first, or add it by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a workbook: add it by itself, for the texts in its columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a name that leads out of the archive; pack the files again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{about}” has marks above its full marks. What is meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bonus: keep them as extra credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>register number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guardian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guardian&apos;s phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New categories by the row above the items: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{about}”: nothing says what the marks ({value}) are out of. What are the full marks?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are “{about}” the headers of the columns?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, they are headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, they are of a student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands beside a mark and is not kept:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full marks are not stated and were taken as 100: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which week of the course are “{about}” and the other weekly columns of?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns that are known and not needed here:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the course meanwhile; the figures are as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>The library was copied to {path} and read through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is what {source} holds. What was there before: {kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student {number} was erased: {rows} records, and from {backups} backups. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again: the model of “{task}” in {course} learnt from this student&apos;s essays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records of others still mention the student ({table}); look at them yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies you keep elsewhere still hold the student; restoring one erases the student again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: {what}. Restore the newest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}, row {what}: it belongs to something that is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}, row {what}: a value that Lectern did not write. Restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: number {what} is in use but was never handed out. Restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mark of a student never in the course (student/item {what}). Enrol the student, or remove the mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: the weights of a policy add up to {what}, not to 100. Correct them in the gradebook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: policy {what} weighs a category of another course. Set it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was changed from outside at step {what} (0: its end is missing). Compare with a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trained model in folder {what} is not on this computer. Train it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is what {source} holds. Nothing was there before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: an essay&apos;s mark and its cell in the gradebook disagree ({what}). Give the mark again in one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}, row {what}: it is not as the history says, so it was changed from outside. Restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>measures</name>
    <message>
        <source>QWK (quadratic weighted kappa): how far the model&apos;s marks agree with yours. 1 is the same mark everywhere, 0 no more than chance; a mark that is far off weighs more than several that are near.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss: how far the model&apos;s marks are from yours on the essays it is learning from, in a measure of its own. It falls while the model learns. A step is one round of learning on a handful of essays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Preparing the base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning from the marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training, part {fold} of {folds}, round {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training, round {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking against held-out marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring the essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {hours} h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>For the teacher only. Marks may be told to a student and the parents, never made public to others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No total counts yet: there are no scores to report on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass rate (from {bound}%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>students: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median {median}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n = {n} of {enrolled}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excellent (from {bound}%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low (below {bound}%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} of n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the totals are spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total so far in percent; number of students above each bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>totals so far, in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excellent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in percent of the full mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weakest: {items}. Items differ in difficulty; look at the tasks before the class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is missing what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is missing anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total so far %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If missing were 0 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the order of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the teacher only. No student is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clearly weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {weeks} planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weeks recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning progress L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson feedback M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weeks with an alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough weeks yet (from week {week} on)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few students for an alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning progress week by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95% interval of the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of weeks, n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L: learning progress · M: feedback on the lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{alarm}: {reasons}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difficulty {rating} of 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it did: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress L = {mean}% (n = {n} of {enrolled}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With those not recorded where expected L = {expected}%, 10 points lower {lower}%.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback M = {mean} of {high}, median {median}, {low}% low ratings, {rate}% answered (n = {n} of {enrolled}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present: {there} of n = {n} ({others}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present: {there} of n = {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student number {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task: {prompt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not marked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>excellent: {excellent}, to be improved: {poor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely between {low} and {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model leaves this essay to the teacher. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model&apos;s suggestion, not a mark. The mark is the teacher&apos;s and is still to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By trait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>straight line and E: excellent · zigzag and P: to be improved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes on passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the teacher only: not to be shown or handed to students or parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>〓 stands for a character that this report&apos;s font does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing counts yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback on lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>middle half of the class, weeks with n ≥ {least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{counted} of {all} items counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weeks attended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left to the teacher because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excellent passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages to improve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text, part {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total so far: {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share}% of the total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts, handed in late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts as 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts as 0, never dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest, dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bonus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for information only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best of {n} attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last of {n} attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of {n} attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best of {n} attempts, later ones up to the pass mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weeks 1 to {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year:04}-{month:02}-{day:02}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item} late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item} resit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How totals are made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weight}% of the total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weight}% of the total, the lowest {n} dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points reached over points reachable in each category, weighted; what is blank does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If missing were 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same with every blank of a held item counted as 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimals of a total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all items form one pool of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week} progress %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week} feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week} attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week} comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean progress L %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n of L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean feedback M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n of M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{status}: {counts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{terms} = {sum}%, with bonus at most {total}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest total, bonus included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a false one in about 1 of {terms} terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if missing were 0: {total}%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sample</name>
    <message>
        <source>The sample course is being set up…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>statistics</name>
    <message>
        <source>n with a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed, from {bound}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excellent, from {bound}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low, under {bound}%</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>new course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change to the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of a course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cells} marks pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry in week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{facts} entries of a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan of week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new course {course}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of {course}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new essay task {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marking of an essay of {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marking of {essays} essays of {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{essays} marks of {task} filled in unattended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import of a roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import of {students} students ({file})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import of marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import of {entries} entries ({file})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import of essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import of {added} essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import of {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry of a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clearing of a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasted marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries of a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan of a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>way back to an earlier model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change to an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change to a category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of a category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rules of the total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change to a student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enrolment of a student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a student&apos;s leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a student&apos;s return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new essay task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change to an essay task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marking of essays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks filled in unattended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error limit of an essay task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of an enrolment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message on a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of a bank comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening the sample course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of the sample course</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trends</name>
    <message>
        <source>{kind}: {count} of {commented} comments contain words such as {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too much work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disturbed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liked it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the {n} recorded is {points} points below what these students&apos; other weeks let one expect (95% interval {low} to {high}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress has stayed low: since week {since} {points} points below the weeks before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress ({points} points) and feedback ({rating} steps of its scale) both fell, each more than chance makes likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback is {rating} steps of its scale below the same students&apos; other weeks (n = {n}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance is {points} percentage points below other weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} comments contain a word of complaint; in other weeks {usual}% of students leave one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You rated this week {rated} of 5 in difficulty: {points} points of the drop go with that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week&apos;s tests came out {points} points lower, while progress and feedback held: harder tests rather than a weaker week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week&apos;s tests came out {points} points lower too. Harder content or a weaker week: a rating of the week&apos;s difficulty would tell them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since week {since} {points} points below the own level before, over {weeks} recorded weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls by {slope} points a week against the class (90% interval {low} to {high}; {weeks} weeks).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded in {weeks} of the last {of} weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where nothing is wrong, fewer than 1 of 200 such terms shows a false alarm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where nothing is wrong, about 1 of {terms} such terms shows a false alarm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where nothing is wrong, an alarm of this grade or higher comes up in about 1 of {rate} such terms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where nothing is wrong, an alarm of this grade or higher comes up in fewer than 1 of 200 such terms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} comments contain a word of complaint; in other weeks hardly any does.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>week</name>
    <message>
        <source>week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}: {mean}% (n={n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}: {mean}%, 95% interval {low}–{high}, n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too early to tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strongly weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded for this week yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week may have been weaker than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week was likely weaker than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several sources agree that this week was weaker than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough data yet: weeks are compared from week {week} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough data yet: there are too few students to compare weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says that this week was weaker than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95% interval {low}–{high} · n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median {median} · {share}% at most {rating} · n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>explains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}: {mean}%, all {n} values are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no interval: all {n} values are the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misconduct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sick leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>personal leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best, make-ups capped at the pass mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters A to F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>five levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pass or fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the marked essay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interval is too wide to be of help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It seems to be about something else than the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much of it does not read like a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too short to be judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much of it stands in the task or in another essay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is unlike the essays the model learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much of it is in another language than the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model learned from a colleague, and so few essays are here that it cannot tell odd ones among them. It speaks from 30 essays on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much of it is said more than once, word for word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its words or sentences stand in an unusual order, at least in one passage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model left it to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help with comments only: below ten marked essays nothing can be learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put essays in order; marks are suggested from 30 marked essays on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest marks, each with its interval; you decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest marks with well-tested intervals; you decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement cannot be told: all marks are the same (n = {n}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length alone agrees with you as well: on these essays the model has shown nothing that their length does not tell. A short good essay and a long weak one are where to look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting words alone agrees with you as well: on these essays the model has shown nothing beyond which words are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lasting change is seen in your {n} marks. One of {visible} points half-way would be found four times in five; a smaller one, or one that comes slowly, is missed more often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From about your mark {since} on, your marks are {points} points higher than before, measured by the model. Without any change such a line would come in about 1 session of 25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From about your mark {since} on, your marks are {points} points lower than before, measured by the model. Without any change such a line would come in about 1 session of 25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>my marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regrade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked again, blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts as 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts as 0, never dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given by the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasted by the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{essay}: {mark}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brought back by undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested by model {model}, accepted by {author}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested by model {model}, changed by {author}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested by model {model}, accepted by the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested by model {model}, changed by the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filled in by model {model} within the teacher&apos;s error limit, not looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filled in by model {model}, not looked at; error limit: at most {share}% further than {points} off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardian&apos;s phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement on essays it had not seen: QWK {qwk} (95% interval {qwk_low} to {qwk_high}, n = {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length alone {qwk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words alone {qwk}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
