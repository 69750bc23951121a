<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
    <context>
        <name>gui.__init__</name>
        <message>
            <source>module {} has no attribute {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.app</name>
        <message>
            <source>numbers handed over</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BringDialog</name>
        <message>
            <source>What you bring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It reads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The inputs of every step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody's numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outputs, states or gates that another program computed of the same inputs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read one more file: inputs, or somebody's numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The open model: {}. Numbers that it reads at each step: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the sequence that is there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>random numbers, {} steps, until you bring others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it like this, as one step that can be undone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose what the model reads: several files fit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Numbers ({});;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a file of numbers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RoleQuestion</name>
        <message>
            <source>What is it?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Is {} what the network reads, or somebody's numbers of it?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What it reads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody's numbers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.bring.summary</name>
        <message>
            <source>{}: {}. Numbers that it reads at each step: {}. Weights as {} has them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of 1 unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>readout of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BringDialog</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.command.animate</name>
        <message>
            <source>--plot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be one of {}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.command.offscreen</name>
        <message>
            <source>must be like 1280x800, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at least {}x{}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at most {} pixels, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number from 1 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} was not written: the run took longer than {} seconds</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.command.screenshot</name>
        <message>
            <source>{} must end in .png</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.command.worksheet</name>
        <message>
            <source>--copies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from 1 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--seed is for students without a seed of their own, and {} gives one to each</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ValueAxis</name>
        <message>
            <source>log scale</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.curves.axis</name>
        <message>
            <source>Axis</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DrawingArea</name>
        <message>
            <source>time step t</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Choose which of several series this plot shows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scale, axes, and saving or copying this plot.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plot menu</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ColourBar</name>
        <message>
            <source>From {} to {}: blue is below zero, yellow above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The scale is logarithmic on both sides of zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One step in {} is drawn.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>log</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>Show or hide {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The curves by name: pick a unit, mark a curve, show and hide.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Curves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} units ▾</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} curves ▾</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LegendList</name>
        <message>
            <source>Curves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show every curve.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide every curve, to show a few again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Oddity</name>
        <message>
            <source>infinite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>beyond float64</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} from t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at t = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.curves.series</name>
        <message>
            <source>Plot</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Spoken</name>
        <message>
            <source>{} more</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlotView</name>
        <message>
            <source>{} plot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} more</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ColumnList</name>
        <message>
            <source>columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the network is given and what it shall put out: without targets, the inputs to come.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ColumnModel</name>
        <message>
            <source>input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Holds no numbers; dates and texts name the steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, {} missing</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DataDialog</name>
        <message>
            <source>Data of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>how much of the file is read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use these columns as the sequence.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose at the left how the file is meant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is still being read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark one column as input at least.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is not the file that the experiment was made of: its rows are {}, and were {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>inputs {}, targets {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps at the end that fill no window: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tinted rows are for testing</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.data.opening</name>
        <message>
            <source>Answer the question first: here are the numbers to come.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence is locked on this page of the lesson.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DataDialog</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReadingForm</name>
        <message>
            <source>tabs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>semicolons</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>commas</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vertical bars</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>spaces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing: one column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>between columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>before decimals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>point</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>comma</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>encoding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the text is read; what was found is shown.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DataSummary</name>
        <message>
            <source>Choose data…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find it…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the file, and choose other columns, rows or scales.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say where the file is now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, 1 row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, {} rows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>inputs: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>targets: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps at the end that fill no window: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no longer at {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TablePlot</name>
        <message>
            <source>row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>plot of the columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The chosen columns over the rows of the file; rows count from 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark a column as input to see it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TableRows</name>
        <message>
            <source>first rows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first rows as they are understood; – is a missing number.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Understanding</name>
        <message>
            <source>Read it otherwise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose what stands between columns and before decimals, and more.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.diagram.description</name>
        <message>
            <source>not computed yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, from {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> times </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 minus {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> and </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} times {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CellPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Draughtsman</name>
        <message>
            <source>+ {} more</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.diagram.draughtsman</name>
        <message>
            <source>CellPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NetworkView</name>
        <message>
            <source>Network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Up and Down choose a unit, Page Up and Page Down a layer, + and − zoom, 0 shows all of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}[{}] at t = {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}[{}] of layer {} at t = {}: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DiagramView</name>
        <message>
            <source>Cell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Down and Up go from number to number as they are computed. Alt+Up and Alt+Down change a weight, with Shift finer, with Ctrl coarser; F2 types it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Docks</name>
        <message>
            <source>Scroll the tabs to the left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scroll the tabs to the right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All panels here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All panels that share this place.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AnimationSettings</name>
        <message>
            <source>must be from {} to {}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Animation</name>
        <message>
            <source>{} was not written: another run has begun. Export it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All plots</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The whole window</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AnimationForm</name>
        <message>
            <source>px</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>frames per second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play again and again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What every frame shows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Width</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of a frame; the height goes with it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps are shown in a second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of a run with more steps, only every second, third … is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Otherwise it plays once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 frame, {1} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} frames, {} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One step in {} is shown.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AnimationDialog</name>
        <message>
            <source>Export as animation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file, GIF, WebP or APNG, and write to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Beginning …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close; nothing is written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop writing; no file is made, and an old one stays as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame {} of {} is written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exported {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CsvChoice</name>
        <message>
            <source>comma</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>semicolon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tab</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>point</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What stands between the columns of the table.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Half of Europe writes 0,5 and has semicolons between its columns.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DataExport</name>
        <message>
            <source>Export the data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CSV table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Excel workbook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NumPy arrays</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every step with every quantity, all digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Between columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before decimals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every step with every quantity, in all digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlotExport</name>
        <message>
            <source>Saved {} in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved {} plots in {}: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export all plots</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is saved of every plot.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as in the window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Width × height of each picture in its pixels; type your own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pixels an inch: text and lines grow with it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of the pictures; the window stays as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>each plot's own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What stands above each picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>time step t</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What stands under the axis of time, with its unit: time (days).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what each plot shows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What stands beside the axis of values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of the sequence's values, such as hPa; it stands behind their label.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder that the files are written to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder has files of these names: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace them?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be like 1200 × 675, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>dpi</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a whole number, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PNG picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SVG drawing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PDF page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CSV table of the values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Excel workbook of the values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NumPy arrays of the values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size (px)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resolution (dpi)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Label of time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Label of values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unit of values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Between columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before decimals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This folder does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Writes {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TakeAway</name>
        <message>
            <source>Export as a script</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Python scripts (*{})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export as a notebook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Jupyter notebooks (*{})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exported {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WorksheetDialog</name>
        <message>
            <source>Preview the answers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A folder for the worksheets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This folder has worksheets already, such as {}. Write over those of the same name?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Worksheets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} worksheets and answers.pdf are in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 worksheet and answers.pdf are in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close; nothing is printed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop; no file is written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Print worksheets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the key instead of the sheet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Print to folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder, and write the sheets and answers.pdf as PDF files.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.export.worksheet.document</name>
        <message>
            <source>The output at t = {} in numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step t = {} in numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key to sheet {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sheet {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Worksheet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Numbers are rounded to four decimals.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Questions</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WorksheetForm</name>
        <message>
            <source>Choose the file of the class list, or print copies without names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a class list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Class lists (*.csv *.txt *.tsv);;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: 1 student</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {} students</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every second number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All after step t =</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A share, at random</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing: one for all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sequence and model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One step written out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copies without names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A class list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the list…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All sheets in one file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What stands at the head of every sheet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Instructions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What stands below the title; may be empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps the table shows, from t = 0 on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left blank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which numbers of the table students fill in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last step that is given</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All steps after this one are left blank.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Share left blank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many of the numbers are left blank, in percent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Different for all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What has other whole numbers on every sheet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Print one step's equation, to be filled in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Questions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many questions about the run follow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whom the sheets are for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many sheets, each with its own numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A CSV file with a name a line; columns name and seed where it has a heading.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same seed gives the same sheets, on every computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Otherwise every student has a file.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>Preview of the first page</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.export.worksheet.printing</name>
        <message>
            <source>the folder {} cannot be made: {} does not exist</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NumberControl</name>
        <message>
            <source>{}, slider</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Arrow keys step it, with Shift finer, with Ctrl coarser.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FillHandle</name>
        <message>
            <source>Drag to fill the cells beyond with these numbers, or with their series.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Form</name>
        <message>
            <source>At most {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At least {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From {} to {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NumberField</name>
        <message>
            <source>Drag sideways to change it, click to type.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NumberHand</name>
        <message>
            <source>What if it were {}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another value</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PasteDialog</name>
        <message>
            <source>Paste</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is taken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers as they are understood, with all their digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take what was pasted in this way; see the numbers below.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.forms.pasted_table</name>
        <message>
            <source>{} arrays are a whole model's weights; they go in by Weights &gt; Paste all weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty; a number belongs there</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QuestionPicker</name>
        <message>
            <source>choose…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file can be read in several ways; choose how it is meant.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ToleranceField</name>
        <message>
            <source>diff.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ulp</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tolerance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The largest difference that does not count.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of tolerance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How a difference is measured: as it is, divided by the larger number, or in ulps.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WeightClipboard</name>
        <message>
            <source>cannot take what was pasted: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot take what was pasted: {} do not fit into {} from the selected cell on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>transposed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as it is, {} × {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>over the whole weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>repeated over what is selected, {} × {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These numbers can be read in several ways.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text holds names besides numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More is selected than was pasted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} numbers were pasted into {}, where they do not fit as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paste</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Numbers from a spreadsheet, CSV, NumPy or Python; asks where they do not fit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An array of NumPy's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Python lists</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A list of lists.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lists, as JSON writes them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A row a line, commas between columns.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WeightKnob</name>
        <message>
            <source>The number that is chosen in the matrix.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, chosen number</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WeightMenu</name>
        <message>
            <source>Initialise from seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zeros</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Identity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 on the diagonal, 0 elsewhere; for square matrices.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Random</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Uniform within Glorot's bound, other numbers each time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open in a window…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All numbers beside their colours; fill by a formula, scale the eigenvalues.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WeightTable</name>
        <message>
            <source>{}, shape {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag a number sideways, or press Alt+Up and Alt+Down, to change it, with Shift finer, with Ctrl coarser. Arrows go from cell to cell, Shift+arrows select, Enter or F2 types.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, so it is filled as Keras does; edit a number to set all by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Double-click to see all numbers in a window of their own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shape of this weight; click to fill it anew, to copy or to paste it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CopyMenu</name>
        <message>
            <source>Copy the equation as text or as TeX.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the equation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the equation as text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the equation as TeX</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MathView</name>
        <message>
            <source>The equation as it is typeset; Ctrl+C copies it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy as text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy as TeX</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.language.translation</name>
        <message>
            <source>{} is larger than {} bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no XML: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Classroom</name>
        <message>
            <source>Open a lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lessons (*{});;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer the question first: what comes next is what it asks for.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EditorBar</name>
        <message>
            <source>Commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin, open and save lessons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose what learners may not change on this page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Insert a page, a question, a number, a formula or a link.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Insert</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.lesson.editor.snippets</name>
        <message>
            <source>Page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A page begins with its title behind #.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Predict a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The step is not computed before the answer is given.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose an answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each wrong answer can say what was mixed up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Match terms and values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The values are shown in another order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put into order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the items in the right order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find the step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The learner clicks where something happens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reach a goal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The learner changes parameters until a condition holds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number of the run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine computes it; nobody types it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Formula</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>TeX between dollar signs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Link that sets a field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A click does it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Link to a step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A click goes there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Link that trains</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A click changes the weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Link that shows a plot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A click lights it up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snippets</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SourceEdit</name>
        <message>
            <source>text of the lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pages begin with #, numbers of the run stand in {{…}}, blocks between ```.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LessonVerdict</name>
        <message>
            <source>Go there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the cursor where something is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The lesson {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>✓ Nothing is wrong. Pages: {}, questions: {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LessonEditor</name>
        <message>
            <source>Open a lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lesson.md</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The lesson has changes that are not saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unsaved lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state cannot be put in: the lesson {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The lock cannot be put in: the lesson {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is what was not saved when the program ended the last time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}[*] — lesson editor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lessons (*{});;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the editor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the editor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin another lesson.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a lesson's file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the lesson.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the lesson to another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let this page begin as the program's window is now: experiment, step, panels, plots.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show this page in the program's window, as a learner sees it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HandIn</name>
        <message>
            <source>Save your results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Results (*{})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved {}. Give this file to your teacher.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WhoDialog</name>
        <message>
            <source>Hand in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All your answers (lessons: {}) are saved to a file. It holds your name, your answers and the days you worked on them, and nothing else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As your teacher knows you.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your class or course; it may stay empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Class</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose where the file is saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save nothing.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LessonHandout</name>
        <message>
            <source>Save the page as a handout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PDF (*{})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, page {} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LessonOverview</name>
        <message>
            <source>Lessons</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A course of {} lessons, from a sequence to what a recurrent network can hold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the chosen lesson where you left it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open no lesson.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lessons</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a lesson; Enter opens it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Minutes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>✓ complete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>page {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>All of it…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the whole message, to be read and copied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close this message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The whole message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HelpCard</name>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.manual.keys</name>
        <message>
            <source>key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>does</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time, wherever nobody types</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step, step back; inside a step, by an operation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run or pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press the button, or open the picker, that has the focus</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In a box, or a list with ticks: tick it, or not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In a slider, table, plot or equation: another value, cell or number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On tabs: the tab before, the next tab</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to the next control, or the one before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close a message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A plot that has the focus</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom in time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit the axes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step, step back, first and last step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A line for an expression</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>List the names that may be written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the name that is offered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was entered before, or after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it; in Find, search on or back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave it as it was</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A list of watches, breakpoints or what-ifs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move a watch up or down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Presenting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next page or step, page or step before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One plot alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Black screen, or no more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw with a pen, or no more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light up what the mouse is on, or no more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Erase and put pen and light away; then end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everywhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Alt and a letter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the menu that begins with it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>KeysDialog</name>
        <message>
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search: a key, or what it does</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search the keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a key, or what it does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No key does that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All keys by subject; those of the menus stand there, too.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ManualWindow</name>
        <message>
            <source>Manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back (Alt+←)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forward (Alt+→)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search the manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type words; Enter opens the first place that was found (Ctrl+F).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Contents</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pages of the manual, or what was found.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.manual.what_is_this</name>
        <message>
            <source>The window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Words: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More in the manual</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>Open an experiment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opened “{}”. Undo brings back “{}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the experiment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the session</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{}” has changes that are not saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save {} trainings of {} updates in all?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the training of {} updates?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the training of one update?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No file holds what was trained; a session can. “Take the weights” gives the weights that are shown to the experiment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trained weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} trainings are too large for a session. Save without them?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A training is too large for a session. Save without it?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“Take the weights” gives the weights that are shown to the experiment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This file would hold the numbers that are asked: answer first, then save.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved {}; of long trainings, the newest losses.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Experiments (*{});;All files (*)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.open.handed_over</name>
        <message>
            <source>{} cannot be written: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds nothing that was handed over</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>KnownFiles</name>
        <message>
            <source>Changed by another program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{}” was changed by another program since it was opened. Save, and lose these changes?</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.open.settings</name>
        <message>
            <source>no system has such a file</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FoundList</name>
        <message>
            <source>What was found</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.palette.menu_source</name>
        <message>
            <source>Not now.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Type a command, a field, a panel, a lesson, a word …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Command palette</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A few letters of a name, in any order of its words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>↑ ↓ choose, Enter does it, Esc ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is called so.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.palette.panel_source</name>
        <message>
            <source>Panel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Field in {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchButton</name>
        <message>
            <source>Find anything  {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find any command, field, panel, experiment, lesson or word ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find anything</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Panel</name>
        <message>
            <source>No step yet. Press Step.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CardTitle</name>
        <message>
            <source>Close this panel (Ctrl+W); the View menu brings it back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ActivityMaps</name>
        <message>
            <source>Activity over time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, unit {} at t = {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no finite number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} … {}   norm {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BranchList</name>
        <message>
            <source>Runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No run yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw it behind the shown run, or not (Space).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run of the experiment as it stands.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: from t = {} on, {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It sets out from {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>drawn behind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from t = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BreakpointForm</name>
        <message>
            <source>Stop at: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} this breakpoint (Enter).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the breakpoints as they are (Esc).</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BreakpointList</name>
        <message>
            <source>Type a condition below, such as abs(error) &gt; 100, and press Run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Breakpoints</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hit at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 hit, t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{:,} hits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no hit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>enabled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>disabled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disable it: runs go past it (Space).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enable it (Space).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove it (Del).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to the next step at which it holds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stops at: {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BreakpointsPanel</name>
        <message>
            <source>Breakpoints</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where a free run stops, and where in the run these conditions hold. A run with a layer that goes backwards is computed whole, and then stands at the first step in time at which one holds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New breakpoint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop where abs(error) &gt; 100</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A condition over x, h, y, error, t …; Enter adds it, Ctrl+Space lists names, ↑ older ones.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop at something else: NaN, saturation, a first difference …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a breakpoint of some kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DiagnosticsPanel</name>
        <message>
            <source>Diagnostics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which units saturate, since when and for what share of the steps, which are dead, how large they become; and every gate and state over the run as a picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Margin of saturation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>within</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No unit saturates. Dead units are told from {} steps on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No unit saturates, none is dead, none stands still.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 step of {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} steps of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How near to the limit of its function an output counts as saturated.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The margin must be above 0 and below {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Runs now stop where {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Runs already stop where {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The playhead stands at t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is watched now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is watched already.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find steps where</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find t where abs(error) &gt; 100</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A condition over x, h, y, error, t …; Enter finds the next step, Shift+Enter the last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to the last such step before (Shift+F3).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to the next such step (F3).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to where it is smallest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to where it is largest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Max</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the search (Esc).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no number in this run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nowhere after t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nowhere before t = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NumberChoice</name>
        <message>
            <source>First index</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which feature, unit, or row of the weight.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Second index</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which column of the weight.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What to change: the input, a state before this step, or a weight.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What to change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of which layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layer</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RemarkList</name>
        <message>
            <source>Diagnostics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Up and Down choose a row, Enter shows where it is so, the menu stops there and watches.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 more unit of {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} more units of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only the first units of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop where</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watch</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RowList</name>
        <message>
            <source>Up and Down choose a row, Enter opens it, Del removes it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.debug.warning</name>
        <message>
            <source>1 unit is no finite number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} units are no finite numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 unit is dead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} units are dead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 unit saturates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} units saturate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DiagnosticsPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WatchList</name>
        <message>
            <source>Type an expression below, such as abs(error), or Ctrl+click any number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watches</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.debug.watch_row</name>
        <message>
            <source>Step {} does not count, so it has no target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>min {} at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>max {} at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>… {} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>WatchesPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_List</name>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop where it is true</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move up	Alt+↑</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move down	Alt+↓</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove	Del</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WatchesPanel</name>
        <message>
            <source>Watches</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expressions over the quantities of a step, with their value at the playhead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New watch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a watch, e.g. abs(h)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An expression over x, h, y, error, t …; Enter adds it, Ctrl+Space lists names, ↑ older ones.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add the watch that is typed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add the watch</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WhatIfPanel</name>
        <message>
            <source>What if</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change a number of the shown step and go on from there; the original stays as a ghost. Of a layer that goes backwards, the step is the one that it processes as its t-th.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Discard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another experiment begins without these; Undo brings them back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on with this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show this run everywhere (Enter).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave this run in the list when another one is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop this run and those that set out from it (Del).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on from t = {} with this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compute steps {} and on anew with this number; those before stay as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The value it shall have at t = {}; it is {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run freely from t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From t = {} on, read the last output in place of the next input.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is {} already; type another number.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ArrayChoice</name>
        <message>
            <source>is read as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which quantity of which layer the array holds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its axes count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rows, steps, and numbers of a step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>begins at step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The step of ours beside their first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the array</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AlignmentDialog</name>
        <message>
            <source>How {} is read</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DoctorPanel</name>
        <message>
            <source>Doctor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody's numbers of this network: the first that is wrong, the mistake, and its cure.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer the question first: the numbers here would tell.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The examination was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop somebody's numbers of this network here, of a .npy, .npz, .csv or .wav file, or paste them: outputs, states or gates of the same inputs, or gradients of the weights. The doctor says which is the first wrong number, which mistake explains it, and what to change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the check in a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved the check in {}. It runs: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Numbers ({});;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open somebody's numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>pasted numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was pasted {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FindingList</name>
        <message>
            <source>What explains them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mistakes that explain the numbers, the best first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mistake</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>left over</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>how sure</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.doctor.finding_list</name>
        <message>
            <source>DoctorPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.doctor.finding_text</name>
        <message>
            <source> and </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>row {}, </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First at t = {}, {}{}, {}: {} here, {} there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It begins at t = {}, layer {}, {}: {} here, {} there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What to change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Largest difference {}, numbers compared: {}; up to {} would be rounding.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These numbers cannot tell it from: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} beside {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mistake: {} ({}); left over: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>certain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>likely</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>possible</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DoctorPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.doctor.gradient_text</name>
        <message>
            <source>What to change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mistake: {} ({}); left over: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These gradients are the same as NumPy's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Largest difference {}, numbers compared: {}; up to {} would be rounding.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at t = {}, </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First {}in the gradient of {}, {}: {} here, {} there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DoctorPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>InsideTable</name>
        <message>
            <source>Go to the step, layer, unit and operation where the difference begins.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Inside the step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every number of the step, ours beside theirs; Enter goes to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>theirs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>difference</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.doctor.inside_table</name>
        <message>
            <source>row {}, </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Inside the step: t = {}, {}layer {}, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>theirs: as this mistake computes them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>theirs: as recorded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Neither recorded nor known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As they recorded it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As this mistake computes it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DoctorPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DoctorParts</name>
        <message>
            <source>Open…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read somebody's numbers: .npy, .npz, CSV, workbook, sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paste</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take somebody's numbers from the clipboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Have no numbers of somebody else any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Alignment…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the numbers are read, and how else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Examine again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for the mistake once more, from the beginning.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop looking for the mistake.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the first wrong number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to the step, layer and unit where they first differ.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy finding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy what was found as text, with the cures.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as check…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write a folder with model, arrays and the command that compares them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is wrong with their numbers, and what to change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>how far the doctor has come</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EnlargeButton</name>
        <message>
            <source>Show this panel in a window of its own, as large as it needs; again puts it back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enlarge</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LayerPicker</name>
        <message>
            <source>layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which layer is shown; layer 0 gets the inputs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>+ layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>− layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove the layer that is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stack another layer on top, which gets the hidden state of the one below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A model has at most {} layers.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MergingPicker</name>
        <message>
            <source>As the backward half of Keras' Bidirectional, it reads what the layer before it reads, from the last step to the first. What is above reads both: side by side, added, multiplied, or their mean.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LayerWeights</name>
        <message>
            <source>kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much each input adds to each unit: (features, units).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>recurrent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much each unit's last hidden state (rows) adds to each unit (columns): (units, units).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is added to each unit at every step: (units,).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>zeros</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seed {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>units {} → {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ModelPanel</name>
        <message>
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network that predicts: its cell, its size, and its weights, set by hand or from a seed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What each unit of the layer computes at every step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start, readout, precision …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show or hide what is seldom changed.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NoticePanel</name>
        <message>
            <source>Notice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Says when the network cannot represent the sequence, and loads one that can.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>notice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Can one unit bring the error to 0?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tell me</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Think first: then say why, or why not, and show what can.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the exact network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace the model by a linear network that predicts without error; undo brings it back.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Size</name>
        <message>
            <source>outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many numbers come out; as many as features, for the error to be defined.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReadoutEditor</name>
        <message>
            <source>readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether a dense layer makes the outputs from the hidden state; without one they are it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much each unit's hidden state adds to each output: (units, outputs).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is added to each output: (outputs,).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>zeros</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>outputs {} → {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Reset</name>
        <message>
            <source>reset_every</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>After how many steps the states go back to their start, again and again; 0 is never. A layer that goes backwards then does so within each such stretch, as if Keras was called on each of them.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RunSettings</name>
        <message>
            <source>initial state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The states before the first step: one row per state, (states, units).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw other numbers for the weights that are left to the seed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>auto</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether XLA compiles Keras' steps: faster, with other last bits. Auto: beyond 10,000 steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start and readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sequences and states</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seed of weights that are not given</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compiled with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>zeros</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SequencePanel</name>
        <message>
            <source>Sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers that the network sees and shall predict, each from those before it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which sequence is generated; every kind keeps its last parameters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>kind of sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shapes are (batch_size, steps, features), as Keras wants them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: MSE {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sequence {} → inputs {}, targets {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>inputs {}, targets {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer the question first: here are the numbers to come.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where is {}?</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RowPicker</name>
        <message>
            <source>row of the batch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which row of the batch is run and shown; rows count from 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OptimizerChoice</name>
        <message>
            <source>optimizer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rule that would change the weights in training.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ValuesEditor</name>
        <message>
            <source>Own values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One time step a line; columns apart by tab, comma or space.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>targets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the network shall put out at each step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>read as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text can be read in several ways; choose how it is meant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all but those in parentheses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the last of each row alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps that count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whose outputs are compared with their targets.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type one time step a line, or paste from a spreadsheet or a CSV file. An empty line begins another row of the batch. A target in parentheses, or left out, does not count.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the next values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the last column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the last {} columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>choose…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose under “read as” how it is meant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use these numbers as the sequence.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>inputs {}, targets {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StepPreview</name>
        <message>
            <source>first steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first steps as the network is given them; – does not count.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ValuesSummary</name>
        <message>
            <source>steps that count: {} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit values…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the numbers, or paste them from a spreadsheet.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Accusation</name>
        <message>
            <source>This one is wrong …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>wrong number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers of a step, in the order they are computed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accuse</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the next number that you click the answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answers are about the specimen as it was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First at which t to look, then in which part of the step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no further hint.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>number at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer that this number at t = {} is the first wrong one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pick a number of the shown step first.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LessonEnd</name>
        <message>
            <source>Next lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the lesson that follows in the course.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hand in…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save your answers in all lessons to a file for your teacher.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Come back to your own experiment, as you left it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>✓ Lesson complete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} questions right at the first try, without a hint.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answered questions: {} of {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LessonPanel</name>
        <message>
            <source>Lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The page of the lesson that is open; its links act on the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More below ↓</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the page before (Ctrl+PgUp).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the next page (Ctrl+PgDown).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scroll on: the end of this page was not in sight yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text of the page</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NoLesson</name>
        <message>
            <source>No lesson is open. A lesson explains, asks, and sets the window to what it speaks of.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on with the course</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the first lesson that is not complete (Ctrl+Shift+L).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All lessons…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose from the list of lessons (Ctrl+L).</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PassingOver</name>
        <message>
            <source>Answer it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to the question that is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the answer and go on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the question up, and open the page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Page {} tells the answer to the question of this page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Page {} tells the answer to a question of page {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PredictBar</name>
        <message>
            <source>I don't know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is asked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which number is asked before each step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>your answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type what you expect, or drag the point on the plot; Enter answers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reveal the step and see whether it is right (Enter).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reveal the step without an answer; it counts as a miss.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>how exact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How far off is right, as a share of the true value; exact means all digits shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start again at the first steps, with a new score.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave predict mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave predict mode, and compute the run (Esc).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>exact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your answer {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}at t = {} is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This run has no step to predict.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.lesson.predict_words</name>
        <message>
            <source>PredictBar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at t = {} is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Right: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not right: {}, not {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {} too large</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {} too small</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not right: {}; {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run ends here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in a row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off by {} on average</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LessonSteps</name>
        <message>
            <source>page {} of {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PageBar</name>
        <message>
            <source>Choose a page; the arrow keys do so as well.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>pages of the lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>page {} of {}, {} of them done</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ZooPanel</name>
        <message>
            <source>Bug zoo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A network with one mistake, to be found by stepping through it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next specimen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the next specimen whose mistake you have not found yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the zoo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Come back to your own experiment, as you left it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a specimen in the menu Zoo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click the number in the table of steps, or press Esc.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step to the first number that is wrong. Then press the button and click it in the table of steps, or pick it below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} tries.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You have found them all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reported as {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_Changed</name>
        <message>
            <source>Put it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take back your changes; undo brings them again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is a what-if. Go back to the original to answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You have changed it. Answers are about the specimen as it was.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WarningBadge</name>
        <message>
            <source>Show in Diagnostics which, since when, and for what share of the steps.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CellPanel</name>
        <message>
            <source>Cell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cell at the playhead, drawn with its numbers; point at one to see where it comes from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unrolled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the steps from t - 2 to t + 2 side by side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sums and products are folded into what they make, as there is little room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, unit {} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, folded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>operation {} of {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Point at a number for its origin; drag a weight.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StepFinding</name>
        <message>
            <source>Go there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No step of those that are recorded.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ComparisonPanel</name>
        <message>
            <source>Comparison</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} and {} side by side: where they differ, in which operation it began, and why.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Why?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First difference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Over</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compared implementations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which two of the implementations that run are compared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Explain in words where the difference at this step comes from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras is loading …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>TensorFlow is not installed, so there is nothing to compare {} with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch on both {} and {} to compare them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Within {} at t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It came in with the state before; {} adds to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It begins in this step, in {}: input and state are the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It came in with the state before; this step adds nothing beyond the tolerance.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It begins in this step, in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It adds up from differences that are each within the tolerance.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no difference to explain in the recorded steps.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ComparisonModel</name>
        <message>
            <source>Not computed yet: step on to see it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A number is not finite.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of {} units the one that is furthest apart; click to look at it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.stepping.comparison_model</name>
        <message>
            <source>What is computed, in this order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What {0} has, and {1} below; what {1} does not tell is computed from its states.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>diff.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} minus {}, without sign.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The difference divided by the larger number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ulp</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps from one number of the coarser precision to the next.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ComparisonPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConventionMenu</name>
        <message>
            <source>Equations written as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>textbook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write equations as {} does; nothing else changes.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EquationPanel</name>
        <message>
            <source>Step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The equation of the step at the playhead, in symbols, with its numbers, or with every product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Neither NumPy nor Keras is chosen to run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Convention: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EquationChoice</name>
        <message>
            <source>layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unit {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>output {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The layer whose step is written out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The unit of the layer whose numbers are written out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The quantity of the unit whose equation is written out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The output of the network that is compared with its target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the numbers of {} in equation and cell.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EquationDepth</name>
        <message>
            <source>symbols</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the equation in symbols only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Also write what is added up, in numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Also write out each product of weight and number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose how much of the equation is written out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the equation writes out</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.stepping.equation_formula</name>
        <message>
            <source>Made of Keras' numbers:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>EquationPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EquationMenu</name>
        <message>
            <source>Write the equation as another program does (now: {}), or copy it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More about the equation</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Foot</name>
        <message>
            <source>Playhead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the playhead is in the run; drag it to show another step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} steps/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all layers are computed first: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sequence {} → inputs {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>inputs {}, targets {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outputs and targets differ in size, so there is no error to measure.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mean squared and mean absolute error of the steps computed so far.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only steps that count are compared: {} of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>: (batch_size, steps, features)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NumPy only: TensorFlow is missing or broken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NumPy only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras loading …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>XLA, TensorFlow's compiler, makes Keras' steps faster and may round last bits otherwise.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compiled (XLA)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>plain</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NetworkPanel</name>
        <message>
            <source>Network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All layers and units over the unrolled steps: activations as colours, the largest weights as edges. Click a unit to look at it everywhere, drag a weight on its edge; elsewhere a drag pans, the wheel zooms, and a double click shows all of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>+ layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>− layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the colours show; of a gate, the edges are its own weights, else the largest of all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One unit fewer in this layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One unit more in this layer; what was there computes on as it did</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove this layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stack another layer on top, which gets the hidden state of the one below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click a unit to look at it; drag a weight.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OperationTable</name>
        <message>
            <source>Operations of the step, {} beside {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A click, or Enter, looks at the layer and the unit of a row.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OutputTable</name>
        <message>
            <source>A number is not finite, so there are no ulps to count.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From one {} number to the next it takes {:,} steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} ulp</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>|difference|</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} minus {}, without sign; also counted in steps of the coarser precision (ulps).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This step does not count, so it has no target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The output minus the target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>target</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PaceControl</name>
        <message>
            <source>Steps computed in a second; at the right end, as many as the machine can.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>max</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as fast as possible</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{:g} steps/s</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlayheadBar</name>
        <message>
            <source>Playhead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t = {} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t = {}, not computed yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t = {}, where {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t = {}, the run diverged here</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReportPanel</name>
        <message>
            <source>Report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the notebook prints: shapes, weights, measures, states, and every step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report comes when the run rests.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the whole report as text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy trace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the printed trace as text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps so far: {} of {}; what comes is asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps so far: {} of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The only step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All {} steps.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.stepping.report_page</name>
        <message>
            <source>Shapes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Weights read back from Keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Measures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Final state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>True and predicted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Printed trace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>… 1 more step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>… {} more steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>inputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>targets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras gives its weights and its own measures of whole runs only; this is a what-if.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras tells of the whole row, so it is not asked before the question is answered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>TensorFlow is not installed, so Keras cannot tell.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Asking Keras …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras is not chosen to run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras is still loading.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outputs and targets differ in size, so there is no error.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras evaluate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, this row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps of this row that count: {} of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, layer {}, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>true</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} − true</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first {} steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Predictions without their fractions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ReportPanel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SequenceTable</name>
        <message>
            <source>Values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers of the sequence, one row a step; click a row to show that step everywhere.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.stepping.step_column</name>
        <message>
            <source>The time step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the file calls it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The input at t.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The output of {} at t.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The wanted output at t.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first {} of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}, unit {} of {}, by {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The bias ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>[{}] of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: inputs times kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: states before times recurrent kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the terms together</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of layer {}, unit {}, by {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The output of {} minus the target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>StepTable</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StepMenu</name>
        <message>
            <source>Copy rows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What if this were another number …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watch this number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>… 1 more row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>… {} more rows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a weight does not change from step to step</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StepModel</name>
        <message>
            <source>This step does not count.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StepTable</name>
        <message>
            <source>Steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One row a step; click a row to show that step everywhere.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TransportBar</name>
        <message>
            <source>Transport</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run, pause and step the experiment, and choose how fast.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to the first step and wait there (Shift+F5).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the first step (Ctrl+Home).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the step before (← or Shift+F10).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the next step; after the last one, compute another (→ or F10).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the last recorded step (Ctrl+End).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No step is computed yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not now: it is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not now: there is none before the first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not now: the run has ended, and its last step is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compute no more steps for now (Space or F5).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compute step after step at the chosen pace (Space or F5).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>TensorFlow is not installed, or broken: {} cannot run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is still loading; it joins in when it is there.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BackwardPanel</name>
        <message>
            <source>Backward</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The backward pass, operation by operation, from the loss of the last step to the first step: where each gradient comes from, in symbols, with its numbers, or with every product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Working out the gradients …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t = {}, operation {} of {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BackwardBar</name>
        <message>
            <source>To the first step: the end of the backward pass.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On to the step before in time (Ctrl+F6).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On: the next operation, backwards in time (Ctrl+F7).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back: the operation before, nearer to the loss (Ctrl+Shift+F7).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to the step after in time (Ctrl+Shift+F6).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To the loss: where the backward pass begins.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>follow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the run along: every panel shows the step whose gradients are shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the run along</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Operation of the backward pass</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All operations: the loss is at the right end, t = 0 at the left.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BackwardChoice</name>
        <message>
            <source>The unit whose gradient is written out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Row of the weight: what it multiplies.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Column of the weight: gate and unit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>output {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unit {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BackwardStops</name>
        <message>
            <source>Stop the backward pass where</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop where, e.g. norm(grad.h) &lt; 1e-6</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A condition on gradients: grad.h, grad[1].a, grad.kernel …; Enter adds it to the breakpoints, and the backward pass goes on until it holds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>until</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on until a breakpoint on gradients holds, or to the end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopped: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No breakpoint on gradients holds on the way to t = 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no breakpoint on gradients: type one, such as norm(grad.h) &lt; 1e-6.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no gradient is named</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>such as grad.h</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BackwardModel</name>
        <message>
            <source>gradient of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>norm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>largest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shown gradient is made of this one.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BackwardTable</name>
        <message>
            <source>Operations of this step of the backward pass</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>GradientNormsPanel</name>
        <message>
            <source>Gradients and updates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The norm of the gradient of each weight before clipping, and of all after clipping: where it vanishes, where it explodes, and what clipping cut. Or how far each update moves each weight, or which share of each layer's units is dead or saturated.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gradients</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Updates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Idle units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is drawn over updates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gradients: of each weight, before clipping. Updates: how far each weight is moved. Idle units: which share of a layer's is dead, with h 0 at every step of the update's rows, or saturated, beyond 95 % of what tanh or sigmoid can put out at most steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all, clipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}: </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>dead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>saturated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>readout {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JacobianModel</name>
        <message>
            <source>∂h[{}] after by h[{}] before: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JacobianPanel</name>
        <message>
            <source>Jacobian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How h after a step changes with h before it: the matrix of the shown step, and over all steps its largest and smallest singular value, by which a gradient that goes back is stretched at most and at least. Of an LSTM also what its cell state keeps of itself, f.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Singular values over steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Jacobian of the shown step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Working out the Jacobians …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>largest |eigenvalue|</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>smallest σ</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} keeps, mean</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>largest σ</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LaboratoryPanel</name>
        <message>
            <source>Laboratory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Questions about training, each with what is needed to see the answer: opened, raced or tabulated.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>investigation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set up and train</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the network, as one undo step, show its landscape, and race its trainings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make all trainings of the table, beside the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is done to the sequence's numbers before a network sees them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the open sequence so</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the numbers of the experiment that is open in this way, as one undo step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop ({} made)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make all {} trainings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The best of {} is {}, {}: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is exact.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None is exact.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} left the finite numbers.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LandscapePanel</name>
        <message>
            <source>Landscape</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The loss over two weights: coarse at once, then finer. Training's path lies on it, and an arrow at the mouse points downhill. A click chooses where to start training anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seed of the directions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another seed gives other directions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>horizontal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vertical</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loss over two weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Axes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the weights, and from where to where.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the network and all of the training's path.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start training here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the network the weights of the place that was clicked, and train; undo takes them back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Working out the losses …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>size of the gradient</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loss</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LandscapeAxis</name>
        <message>
            <source>weight of the {} axis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The weight that changes along this axis.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lower</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>upper</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of the {} axis' weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which number of the weight, from 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} end of the {} axis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the picture ends; the mouse wheel over it zooms, a drag moves it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.train.landscape_pickers</name>
        <message>
            <source>two weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>random directions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the training's path</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Two weights while all others stay as they are; two directions drawn by chance, in which all weights change by as much as they are long; or the two in which training went furthest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>along what</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loss as relief</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loss as height</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steepness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The loss as colours, as a relief in light from the upper left, as heights seen from the front, or the size of its gradient.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is drawn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>LandscapePickers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.panels.train.landscape_text</name>
        <message>
            <source>loss {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gradient ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refining: {} of all places.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Point at a place for its loss and gradient; click to start training there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The path's last point lies {} beside this plane; it is drawn at its nearest place.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>LandscapeText</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LengthsPanel</name>
        <message>
            <source>Gradient by length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How long a gradient of length 1 still is when it has gone back so many steps: through the shown network, and through fresh ones of each cell, as wide, on the same sequence. Beside it the product of the Jacobians' norms, which it cannot exceed, and ρ to the power of the steps, with ρ the spectral radius of the mean Jacobian.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gradient left, by steps back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sending a gradient back through each network …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps back: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shown network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>product of norms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ρ to the n</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LossPanel</name>
        <message>
            <source>Loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The loss after each update, dotted that on what is kept for validation. Drag the line to look at the network as it was there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, validation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>validation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loss</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Races</name>
        <message>
            <source>Races</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin one more training of the experiment as it is now, to race with those that are there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Race</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let all trainings go on together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at this training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its last loss.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget this training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReachPanel</name>
        <message>
            <source>Gradient through time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much the loss at step t still changes with the state at an earlier step k: full colour where the gradient arrives, none where it has vanished on its way back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step k</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gradient of each step's loss by the states before it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Working out what each loss hands back …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The loss at t = {} still reaches the first step of layer {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The loss at t = {} dies at k = {}: less than 1 % of it is left there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>‖∂L/∂h‖ of t = {} at k = {}: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StudyTable</name>
        <message>
            <source>Mean squared errors of all trainings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter, or a double click, opens the network of a cell.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: not trained yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {} at update {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TrainingPanel</name>
        <message>
            <source>Training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changes the weights by gradient descent through time, one update after the other, and back again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>who trains</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Who computes the next training: NumPy at once, or Keras once it is loaded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stop below this loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Training rests at the first loss below this number; 0 goes on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make updates until you press it again, or the loss is reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make one update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make as many updates as show every row once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rewind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the network before its first update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Newest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the network after its last update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on from the update that is shown, with the settings as they are now, beside the training that is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>until loss &lt;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Train</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Branch from update {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the experiment the weights that are shown; undo brings its own back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is trained yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The experiment's own weights are shown: press Newest to see the trained ones.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The experiment has another network or sequence than the one that was trained.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update {} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loss {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>validation {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gradient {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything shows the network as it is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything shows the experiment, which was changed since.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>UpdatesPanel</name>
        <message>
            <source>{} over updates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>updates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No training yet. Press Train.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>update {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WeightStepsPanel</name>
        <message>
            <source>Weight by step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What each step adds to the gradient of one number of a weight, and the sum of what has come from the last step back to this one. At the left end the sum is the gradient.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gradient of a weight by step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The weight.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Row of the weight: what it multiplies.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Column of the weight: gate and unit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Working out the gradients …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sum from the last step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what the step adds</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Pages</name>
        <message>
            <source>Page {} of {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlaneBar</name>
        <message>
            <source>log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: from {} and less to {} and more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The scale is logarithmic.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Plot</name>
        <message>
            <source>value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This run has no step to show.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras is loading …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch on {} or {} to compute steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer the question: then the steps are computed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Computing …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press Run to compute steps.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Error</name>
        <message>
            <source>Error: prediction − target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How far each output is from its target: above zero it is too large, below too small.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>output {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scale of the network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The outputs ({}) and targets ({}) differ in number, so there is no error to show.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No step has counted up to now, so there is no error to show.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Guess</name>
        <message>
            <source>Drag to where you expect {} at t = {}; Up and Down move it, with Shift farther; Enter gives it as the answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your answer for {} at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not answered yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HiddenState</name>
        <message>
            <source>Hidden state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What each hidden unit of the selected layer holds after each step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hidden state</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlotMenu</name>
        <message>
            <source>Fit the axes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit the axes	A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as PNG…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as SVG…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save values as CSV…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save values as a workbook…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save values for NumPy…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Automatic scale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Linear scale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Logarithmic scale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copied the picture: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copied the values: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save plot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OwnPoint</name>
        <message>
            <source>input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag it up or down to change this number; with Shift whole numbers become fractions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at t = {}: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PictureChoice</name>
        <message>
            <source>size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at least {} pixels a side, got {}x{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at most {} pixels, got {}x{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>dpi</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from {} to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {} for a picture of this size, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>time step t</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.plots.picture</name>
        <message>
            <source>must end in .png, .svg or .pdf</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlotArea</name>
        <message>
            <source>Plots</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the plot that is shown: there is no room for several.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All plots here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All plots that are shown.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Prediction</name>
        <message>
            <source>Prediction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the network puts out at each step, beside the target it should put out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scale of the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scale of the network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>output {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReadoutButton</name>
        <message>
            <source>Fit the readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the network's outputs ({}) as many as the targets ({}), by a Dense layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The readout gives as many outputs as there are targets now: {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QuestionCard</name>
        <message>
            <source>question</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give an answer first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give this answer, as Enter does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hint ({} of {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Right, at try {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what was answered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the right answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>explanation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not right yet. Try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hint {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>put it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the next level of help.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>next hint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the right answer, and go on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>show the answer</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChooseCard</name>
        <message>
            <source>Choose this; Enter answers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one first.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FindCard</name>
        <message>
            <source>Point at the number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your answer: {} at t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find the number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pick a number of the shown step first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a step from 0 to {} first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer: t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This number was set, not computed, and it is what was wanted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} number is right, given what it reads. Look elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press the button and click the number in the window, or pick it from the list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click the step on a plot or in the table, or type its t.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a step, in place of moving there; Enter answers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the next number that you click the answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>point at the number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers of the shown step, in the order they are computed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click the number, or press Esc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t must be from 0 to {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your answer {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>number at t = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>GoalCard</name>
        <message>
            <source>put it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wanted at every step: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wanted at the end of the run: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wanted of the whole run: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At update {} of the training. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is to stay as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It holds: let go, or press Enter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It holds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>now: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at t = {}: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MatchCard</name>
        <message>
            <source>Give every term a value first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click it to give it to the marked term, or drag it there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>value {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no value yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OrderCard</name>
        <message>
            <source>move up: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>move down: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {}, {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OrderRow</name>
        <message>
            <source>Drag it to its place, or move it with Alt+Up and Alt+Down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move it up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is the first one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is the last one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move it down.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PredictCard</name>
        <message>
            <source>number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the number that you expect; Enter answers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>your number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Or drag the point on the plot.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your answer: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer is **{}**.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say first which number you mean.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a number first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your answer {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PutBackButton</name>
        <message>
            <source>Put it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take back your changes; undo brings them again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You have changed nothing yet.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PutBack</name>
        <message>
            <source>You have changed it. The question is about it as it was.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReadingChoice</name>
        <message>
            <source>Do you mean</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the number for {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>I mean {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Slot</name>
        <message>
            <source>Up and Down go through the values; Delete takes one away, and so does a click.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.questions.step_numbers</name>
        <message>
            <source>the input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step_numbers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.reading.formula</name>
        <message>
            <source>This formula cannot be typeset.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This formula cannot be typeset: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Formulas</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.reading.lesson_links</name>
        <message>
            <source>Sets {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goes to the last step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goes to t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goes one step on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goes one step back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enters the shown step, operation by operation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows the whole step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Runs from the first step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pauses the run and the training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Makes one more update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Makes {} more updates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows the network as it is at update {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shows where it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lights up this number, and what it is made of.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Puts everything back as the page began.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>LessonLinks</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TextPage</name>
        <message>
            <source>Text</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TextView</name>
        <message>
            <source>Link: {}. {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.actions</name>
        <message>
            <source>File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start with an experiment of default values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open an experiment from a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ways to begin: the notebook, the course, your own data or network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not in a lesson, nor in the bug zoo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the experiment to its file; not in the zoo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not in the bug zoo: a file would hold the network without its mistake.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the experiment to another file; not in the zoo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save session as…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save what-ifs, breakpoints, watches, the step and the layout, too; not in the zoo or in lessons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not in the bug zoo or in a lesson.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the experiment another name; not in the zoo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export as a script…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A Python script that needs only NumPy and prints these numbers; not in the zoo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not in the bug zoo, nor while a question is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export as a notebook…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A Jupyter notebook with equations, code, a picture and Keras; not in the zoo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Print worksheets…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sheets for a class with blanks, and their answers, as PDF; not in the zoo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export all plots…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save a picture, or the values, of every plot that is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No step is computed yet, or no plot is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export the data…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every step with every quantity, as CSV, Excel workbook or NumPy arrays.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No step is computed yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export as animation…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the run, step by step, as GIF, WebP or APNG.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave RNN Explorer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing has been changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing has been undone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search the recorded steps for a condition.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find previous</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run or pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compute steps at the chosen pace, or hold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to the first step and wait there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run has ended, and its last step is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first step is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step into</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the shown step, operation by operation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run has ended, and its last step was passed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step back into</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the shown step from its end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the whole step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No step is entered; F11 enters one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Toggle breakpoint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop at the shown step, or no longer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Watch the number pointed at</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its value and course stand in the watches from then on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No number is pointed at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run to next breakpoint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Over what is recorded, and beyond it by running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No breakpoint is enabled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to last breakpoint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run to playhead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin anew and wait at the shown step; what is beyond it is dropped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run to step…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compute up to the step with a number you type.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run freely from here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From the shown step on, the network reads its own outputs: a what-if, with the horizon up to which it follows the target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Needs a step from t = 1 on, layers that go forwards, and targets that are the next inputs, as many as there are outputs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Predict mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before every step, ask for the next value, and keep score; not in lessons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not in a lesson.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to step…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the step with a number you type.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Follow the desktop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Larger text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For projectors: up to twice the size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is twice its size already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smaller text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is as small as it may be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Normal text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Present</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Full screen and large, with the panels that are there; PgDown and PgUp go on and back, D draws, L lights up, Esc ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the zoo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Come back to your own experiment, as you left it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No specimen is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find anything…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the name of a command, field, panel, experiment, lesson or word.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pages by subject, the watch language and a glossary; searchable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is this?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next click tells what it is on, and does nothing else; Esc ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All keys by subject; searchable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>About RNN Explorer</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.backward_commands</name>
        <message>
            <source>Backward pass</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show where each gradient comes from, from the loss of the last step to the first step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Backward: next operation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on to the next operation of the backward pass, backwards in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Backward: operation before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to the operation before, nearer to the loss.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Backward: a whole step on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on to the step before in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Backward: a whole step back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to the step after in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Backward: to the loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to where the backward pass begins, the loss of the last step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BackwardCommands</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Beginning</name>
        <message>
            <source>The notebook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One unit predicts a sequence, in NumPy and in Keras. Drag its weights, step through it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the notebook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Explore the first experiment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The course</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lessons that begin where you know nothing yet, and ask before they show.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin the course</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the next lesson (Ctrl+Shift+L).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All lessons…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a lesson (Ctrl+L).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>My own data or network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A table of numbers, or a model of Keras, PyTorch or ONNX. Both may also be dropped here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open data…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CSV, spreadsheets, NumPy's arrays, sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a model…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing of the file is run.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>Something went wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>RNN Explorer has met a mistake of its own. Your experiment is as it was: go on, and save it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Traceback</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where it happened, for whoever mends it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the report</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CrashReporter</name>
        <message>
            <source>RNN Explorer cannot start: it has met a mistake of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DataDoor</name>
        <message>
            <source>Data ({});;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was pasted {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.data_commands</name>
        <message>
            <source>Open data…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CSV, Excel workbook, NumPy arrays or a sound; not while a question is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not while a question is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paste data…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A table of a spreadsheet or web page; not while a question is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Debugging</name>
        <message>
            <source>Stopped: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No breakpoint holds after t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No breakpoint holds before t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run to step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t, from 0 to {}:</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.dialogs</name>
        <message>
            <source>Rename</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the experiment:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t, from 0 to {}:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>About RNN Explorer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See, step and teach recurrent neural networks, offline.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free software under the GNU GPL, version 3 or later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy versions</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HelpDesk</name>
        <message>
            <source>Glossary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>See</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All words</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LanguageMenu</name>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As the desktop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The language of the window from its next start on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The window is in this language from its next start on.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.lesson_commands</name>
        <message>
            <source>Overview…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All lessons, and how far you are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on with the course</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the lesson that comes next for you.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A lesson is open, or every one is complete.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write a lesson…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the editor of lessons in this window, beside the page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a lesson…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a lesson from a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No lesson is open, or its last page is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Page before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No lesson is open, or its first page is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the page back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set the window as the page began; answers stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No lesson is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin this lesson again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget your answers in this lesson.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the page as a handout…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A PDF with the text, the plots and the steps that are shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hand in…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save your answers in all lessons to a file for your teacher.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing has been answered yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Come back to your own experiment, as you left it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ListMenus</name>
        <message>
            <source>Recent files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready-made experiments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget these files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} plot</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Transport bar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Predict mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}[*] — RNN Explorer</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ModelDoor</name>
        <message>
            <source>Models ({});;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading {} …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.model_commands</name>
        <message>
            <source>Open a model…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras, ONNX, PyTorch's safetensors, NumPy or RTNeural; numbers may come with it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not while a question is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open somebody's numbers…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outputs, states or gates that another program computed; the doctor compares them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the model as…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For Keras, ONNX, PyTorch, NumPy or RTNeural; not in the zoo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not in the bug zoo.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>News</name>
        <message>
            <source>Go to step {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Closed {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Pen</name>
        <message>
            <source>pen</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Spotlight</name>
        <message>
            <source>spotlight</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Curtain</name>
        <message>
            <source>black screen</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Presenter</name>
        <message>
            <source>Presenting: PgDown and PgUp go on and back, 1 to 3 show a plot, 0 all, D draws, L lights up, B is black, Esc ends.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.recovery</name>
        <message>
            <source>What is open cannot be written down in case of a crash, so save it: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>RNN Explorer did not end well the last time. “{}” can be brought back as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{}” was damaged; what could not be read of it is forgotten. It is kept as “{}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing can be remembered: “{}” cannot be written to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{}” cannot be read, and nothing can be remembered there.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>What does a recurrent network compute, step by step?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin with one of these. Everything else waits in the menus, and behind Ctrl+K.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.training_commands</name>
        <message>
            <source>Laboratory: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read what is asked, and set it up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not in the bug zoo, nor while a question is open; and without a training there is none to see.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Train or pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make updates until you pause, or the loss is reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One update</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make one update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make as many updates as show every row once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rewind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the network before its first update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Newest update</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the network after its last update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Branch from here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on from the update that is shown, with the settings as they are now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin one more training of the experiment as it is now, to race with those that are there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Race</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let all trainings go on together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the experiment the weights that are shown, as one undo step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget all trainings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End all of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>TrainingCommands</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AllWeights</name>
        <message>
            <source>NumPy printed 8 decimals of these weights; print them with .tolist() for all digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Weights (*.json *.npz *.txt *.py);;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These weights do not fit into the model as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>JSON (*.json);;NumPy (*.npz)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>transposed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>goes to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shape</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>numbers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.weight_commands</name>
        <message>
            <source>Weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Weight workbench…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A whole weight as numbers and colours: fill it, scale its eigenvalues.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paste all weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What get_weights() prints, nested lists or JSON; asks where the model has to change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open weights…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Weights of a .json or .npz file, or a text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save weights…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All weights as .json or .npz, in all their digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy all weights as NumPy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A list of arrays, in Keras' order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy all weights as Python lists</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nested lists, in Keras' order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy all weights as JSON</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An object with a name for each weight.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the final state of {} as initial state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same inputs again, from the states at the end of the run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on from the final state of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers that come next, from the states at the end of the run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No run of it has come to its end.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.shell.workspace_commands</name>
        <message>
            <source>Reset this workspace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put every panel and plot of it where it was at first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo layout change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring back a panel that was closed, moved or made to float.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No panel was closed, moved or made to float here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Redo layout change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No change of the layout was taken back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the panel in use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The one that has the keys; this menu brings it back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>WorkspaceCommands</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WorkspaceSwitch</name>
        <message>
            <source>Workspaces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the workspace: which task the window is laid out for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Workspace: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.state.branch</name>
        <message>
            <source>Branch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reads its own outputs</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Branches</name>
        <message>
            <source>original</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No step is computed yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It reads its own outputs from t = {} on already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A free run begins after a step whose output it reads: go to t = 1 or later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A free run {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have 1 to {} characters, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be another than those of the other runs, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a recorded step; nothing is recorded yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Breakpoints</name>
        <message>
            <source>at most {} breakpoints are possible, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Document</name>
        <message>
            <source>is locked on this page of the lesson</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Hands</name>
        <message>
            <source>The experiment has changed meanwhile: it has no such number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run has changed meanwhile: it has no such number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag it sideways to change it, with Shift finer, with Ctrl coarser; F2 types it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Computed. Drag it sideways, or press F2, to ask what if it were another number.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.state.hands</name>
        <message>
            <source>Hands</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Zoo</name>
        <message>
            <source>This number was set, not computed, and it is what was wanted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} number is right, given what it reads. Look elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It goes wrong for the first time at t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at what is handed in, before anything is computed from it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the products with the weights, before anything is made of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The products with the weights are right. Look at what is made of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hidden state is right. Look at what is made of it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BackwardPass</name>
        <message>
            <source>The backward pass is shown of at most {} steps; this sequence has {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.state.training.gradient_refusal</name>
        <message>
            <source>Answer the question first: gradients would tell the numbers to come.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A specimen of the zoo is not trained, so nothing goes back through it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gradients</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Laboratory</name>
        <message>
            <source>Room is needed for {} trainings, of {} in all: take some away first.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Landscape</name>
        <message>
            <source>There is no training yet: press Train, and its path gives the directions.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TrainingList</name>
        <message>
            <source>A specimen of the zoo is not trained: what is wrong with it is not its weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer the question first: training would show the numbers to come.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>can be of at most {} networks at once; take one away first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} · from update {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TrainingLook</name>
        <message>
            <source>The loss is below {:g} at update {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Watches</name>
        <message>
            <source>at most {} watches are possible; remove one first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {} watches are possible, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the gradients are not worked out yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.window_process</name>
        <message>
            <source>model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>says not what it reads; give an Experiment with a sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be {}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EigenvaluePlot</name>
        <message>
            <source>Eigenvalues</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>size {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Inside the circle what the units carry fades, outside it grows step by step.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FillBar</name>
        <message>
            <source>zeros</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>identity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>orthogonal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Glorot uniform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rotation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>formula</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fill</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gate {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the whole</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>degrees</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With what to fill</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Orthogonal and Glorot uniform are Keras' own, drawn from a seed; a rotation turns pairs of units by an angle at each step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What to fill</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The whole weight, the block of one gate, or the selected cells.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The seed of the random numbers, or the angle in degrees.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A number for each cell, of {} and {}. i and j count from 0 in what is filled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fill it; one step of undo.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>gui.workbench.fill_bar</name>
        <message>
            <source>seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a whole number, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at least 0, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SpectrumBox</name>
        <message>
            <source>Spectral radius</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The size that the largest eigenvalue shall have.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Multiply the weight so that its largest eigenvalue has this size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>spectral radius</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The radius {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The weight {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Workbench</name>
        <message>
            <source>, as Keras starts it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Weight workbench</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>recurrent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>initial state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of the readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This page of the lesson keeps this weight as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This weight {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which weight is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Arrows, Tab and Enter go from cell to cell, Shift selects, F2 or typing edits, Ctrl+Enter fills what is selected, Ctrl+D and Ctrl+R from its first row and column; its corner is dragged to fill the cells beyond, Delete sets 0. Drag a number sideways, or press Alt+Up and Alt+Down, to change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Blue is above 0, red below; drag a cell sideways to change it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Compare</name>
        <message>
            <source>Compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set implementations, or somebody else's numbers, side by side, and ask why they differ.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DataWork</name>
        <message>
            <source>Data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose, open or type a sequence, and see all of its numbers.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Debug</name>
        <message>
            <source>Debug</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go through a run step by step: all numbers, how each comes about, breakpoints and watches.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Explore</name>
        <message>
            <source>Explore</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the sequence and the network, and watch the curves.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Teach</name>
        <message>
            <source>Teach</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read a lesson, with the panels and plots that its page needs.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Train</name>
        <message>
            <source>Train</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Train the network, go back to any update, and branch from there.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.__init__</name>
        <message>
            <source>0 (not installed)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.activity.flat</name>
        <message>
            <source>{} is saturated where it is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is dead where it is 0 at every step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>above {} or below {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>above {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>below {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.activity.remark</name>
        <message>
            <source>over 99 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>under 1 %</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.activity.say</name>
        <message>
            <source>{} is no finite number at {}, first at t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not isfinite({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is 0 at all {} steps: its {} lets nothing through, and no gradient.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is 0 from t = {} on: at {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not change: it is {} at all {} steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} == prev({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The norm of {} grows from {} at t = {} to {} at t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The norm of {} fades from {} at t = {} to {} at t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at all {} steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at the only step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at t = {} alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at {}: first at t = {}, last at t = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from t = {} on: at {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from t = {} on, and at {} in all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} steps ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>abs({}) &gt; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} &lt; {} or {} &gt; {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.archive</name>
        <message>
            <source>is an empty archive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an archive of {} parts; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: two of its parts have one name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is encrypted; save it without a password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is packed in a way that is not read here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an archive whose parts overlap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a part that would unpack to more than {} MiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a part that would unpack to more than {} times its size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>would unpack to more than {} MiB</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.breakpoints.activation_output</name>
        <message>
            <source>What one activation of a layer puts out at every step.

    table: where it is recorded, or, where only what is bent is recorded, as c of tanh(c), that.
    function: the activation's name; "" where it is not known.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.breakpoints.at_step</name>
        <message>
            <source>time step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A time step, reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The time step at which the run stops.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t = {} is reached</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.breakpoints.dead_unit</name>
        <message>
            <source>dead unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tolerance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A unit of which an activation's output stays 0, or nearly so, for some steps on end.

    So does a relu that never opens, and a gate that lets nothing through.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For how many steps on end the output must have stayed 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How far from 0 still counts as 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a unit at 0 for {} step{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>within {} of 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {} at t = {} and has been since t = {}, for {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no unit is dead at t = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.breakpoints.error_bound</name>
        <message>
            <source>error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>|error| above a bound, the error being prediction minus target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The largest |error| at which the run goes on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>|error| &gt; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>|error| = {} is above {} at t = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.breakpoints.expression</name>
        <message>
            <source>expression</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>condition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A condition in the language of the watches; of a vector any unit counts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An expression such as abs(error) &gt; 100; the run stops where it is true.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no expression: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at t = {}: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.breakpoints.first_difference</name>
        <message>
            <source>first difference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>pair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>measure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>absolute</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>relative</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tolerance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Two implementations differ by more than a tolerance, in the outputs or in the hidden states.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which two implementations are compared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is compared: the outputs, or h of every layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether the difference is divided by the larger of the two numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The largest difference at which the run goes on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}difference of {} &gt; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}|{} − {}| of {} &gt; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a first difference needs two implementations to run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a first difference needs both {} to run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>relatively by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} and {} differ {} {} at t = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.breakpoints.hits</name>
        <message>
            <source>How often a breakpoint holds in a run, and where.

    Of the steps at which it holds, `marks` keeps the first in each of at most MARKS stretches of `width`
    steps; where they are full, two become one.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.breakpoints.not_finite</name>
        <message>
            <source>NaN or infinity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NaN or an infinity in any quantity of any implementation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {} at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>every number is finite at t = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.breakpoints.saturation</name>
        <message>
            <source>saturation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>share</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A share of a layer's units beyond a bound, where tanh and sigmoid are flat and gradients vanish.

    Looked at is what each activation puts out, as h, a gate or a candidate; of a sigmoid, which lies
    between 0 and 1, twice its distance from the middle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A unit is saturated where |tanh|, or |2 sigmoid − 1|, of it is above this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run stops where this share of a layer's units is saturated.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>|activation| &gt; {} in {} of units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} unit{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is above {} in {} at t = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.cells.activation_name</name>
        <message>
            <source>cannot be 'glu', which halves the units, so that the state would not fit its own kernel; 'silu' is glu with both halves alike</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be 'threshold', which needs two numbers that Keras takes from no name; 'relu' is threshold with both 0</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.cells.base</name>
        <message>
            <source>units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>go_backwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use_bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many hidden units the layer has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether it reads the sequence from the last step to the first; row k is then its k-th step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether a bias b is added before the activation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x has no number a unit; it stands in matrix products only</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.cells.echo_state</name>
        <message>
            <source>activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leak_rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>spectral_radius</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the pre-activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the candidate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the hidden state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function φ that bends the pre-activation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much of a new state is the candidate, where the bias is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The size of the eigenvalues of a recurrent kernel that is left out.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.cells.gru</name>
        <message>
            <source>the update gate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the reset gate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the candidate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the hidden state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>recurrent_activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reset_after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function φ that bends the candidate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function σ that bends the gates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether the reset gate acts behind the recurrent kernel, with a bias of its own, or before it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.cells.lstm</name>
        <message>
            <source>activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>recurrent_activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unit_forget_bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the input gate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the forget gate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the candidate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the output gate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the cell state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the hidden state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function φ that bends candidate and cell state.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function σ that bends the gates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether a forget gate's bias that is left out is 1, so that the cell state is kept.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.cells.minimal_gated_unit</name>
        <message>
            <source>activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>recurrent_activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the forget gate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the candidate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the hidden state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function φ that bends the candidate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function σ that bends the gate.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.cells.simple_rnn</name>
        <message>
            <source>activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the input's part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the recurrent part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the pre-activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the hidden state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function φ that bends the pre-activation; linear leaves it as it is.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.cells.stepper</name>
        <message>
            <source>x has no number a unit; it stands in matrix products only</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.cells.symbol</name>
        <message>
            <source>tuple[str | int | Turn, ...]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Symbol | str</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no operation</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.compare</name>
        <message>
            <source>compare somebody's numbers with the model's, and say which known mistake explains them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exit status: 0 the same within the tolerance, 1 different, 2 not to be compared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what the model reads, (steps, features) or (rows, steps, features); left out, the sequence of the experiment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>their outputs, states or gates: .npy, .npz, .csv, .xlsx or .wav; or gradients by their names (dWx, dWh, db, 0.kernel, weight_hh_l0.grad): .npz</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for gradients where --input X is a file: what shall be put out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for gradients: of which loss (default: the experiment's)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the largest difference that does not count (default: 1e-5 of the largest number, which suits float32)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>which of ours is compared (default numpy)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whose numbers are meant in a file of ours, such as keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>print what is found as JSON, and nothing else</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write model, arrays and this command to a folder, for a test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a data file that can be read in several ways</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--targets and --loss are for gradients; the numbers of a run need none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>note: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gradients are of a loss; say what is wanted with --targets Y</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--save-check is for the numbers of a run, not for gradients</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--implementation is for the numbers of a run; gradients are NumPy's alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>looking for known mistakes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number from 0 on, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, or say which with --whose NAME</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.compare_gradients</name>
        <message>
            <source>largest difference {}, tolerance {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First wrong number: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}{}, grad.{}{}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.compare_report</name>
        <message>
            <source>largest difference {}, tolerance {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First wrong number: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, leaves {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>row {}, </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}t = {}, layer {}, {}[{}]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>  It begins at {}: {} here, {} there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}, </source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.convert</name>
        <message>
            <source>write a model's file anew for another program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an experiment, or {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>where to write; ends in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of the arrays in OUT: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of arrays in MODEL, where their names do not tell it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>note: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is an experiment, which has no convention to choose</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.data</name>
        <message>
            <source>data of your own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CSV, TSV, .npy, .npz, .xlsx or .wav</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is read (default: every column of numbers); without --data the file X of the inputs, (steps, features) or (rows, steps, features)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is to be put out beside it (default: the next inputs)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what stands for missing numbers (default: they are told)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>predict K rows ahead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the scale on which the network sees the numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cut rows of so many steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keep a part at the end for testing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--input X</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be one file of inputs, or columns of --data FILE</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"previous" or "linear"</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>previous or linear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--data FILE</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.equipment</name>
        <message>
            <source>note: {}; {} goes on alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>note: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.export</name>
        <message>
            <source>write an experiment as a Python script or a Jupyter notebook that runs by itself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a file, or one of: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>where to write; ends in .py or .ipynb</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>which row of the batch (default 0)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change a field first, such as sequence.weight=3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write its training loop instead, in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of the training loop (default 100)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--training FRAMEWORK</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--row is for the script of a run; a training sees every row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} must end in .py for a training loop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.grade</name>
        <message>
            <source>rnn-explorer grade</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Judge every *{} of a folder and print a table of the class. {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>where the files are that were handed in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write the table for a spreadsheet, too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a lesson of your own that was handed out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>note: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>note: {} has handed in {} files, and each is counted: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the only file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none of the {} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in {} could {}be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds no file whose name ends in {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.grade_table</name>
        <message>
            <source>A file's checksum finds accidental change. It proves neither who answered nor how.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Points: 1 for right at the first try without a hint (first), ½ for right later or with hints (later), else 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>* not judged again: this version of the lesson is not known here (--lesson FILE); as the file says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>right first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>right later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gave up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>given up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.inputs</name>
        <message>
            <source>an experiment, a model's file, or one of: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>how a file of weights lists them, such as pytorch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is an experiment, which has no convention to choose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>say what it reads with --input X, a table or arrays; --data is for experiments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is a model without inputs; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is a model without inputs; this command takes an experiment</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.lesson</name>
        <message>
            <source>rnn-explorer lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check lessons before they are handed out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>print the JSON Schema of lessons</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>say for each lesson whether it can be used, or what is wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a lesson's file, or a built-in lesson's name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--schema stands alone; leave out check</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a command is missing; try rnn-explorer lesson --help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>error: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {}, {} question{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ok: {}: {}, {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.parser</name>
        <message>
            <source>{} needs {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; {} stands before {}, which takes every word behind it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; one that begins with - is joined to it: {}={}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a file's name, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} or {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the following arguments are required: </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> needs a value behind it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a whole number, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from 0 to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>0, as there is one {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is given twice, but takes one value; leave one out</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.reading</name>
        <message>
            <source>texts such as CSV</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>workbooks and .npz files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a workbook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an archive of arrays</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a lone array</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>before decimals: . or ,</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>between columns: , ; | tab, space, or none for a lone column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of a text file, such as utf-8 or cp1252</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the sheet of a workbook, the array of an .npz file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be , ; | tab, space or none, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be . or , (a point or a comma), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is for {}; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>can be read in several ways; say which with {}. {} It may be {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, or </source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.step_table</name>
        <message>
            <source>{} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>error {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.tables</name>
        <message>
            <source>would be written twice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write every step to a CSV file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>between its columns: , ; | or tab (default ,)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>before its decimals: . or , (default .)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write every quantity as an array, for NumPy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write every step to an Excel workbook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--csv OUT</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} must end in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is read by this command, too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {}; choose another place</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.terminal</name>
        <message>
            <source>note: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>error: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>error: standard output cannot be written: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.command.train</name>
        <message>
            <source>norm of gradient</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change the weights by gradient descent through time, as the experiment's training says</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A training that leaves the finite numbers stops there, after its last good update, with exit status 2; what was good until then is written all the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>how many (default 100)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stop at the first loss below this one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>who trains (default numpy)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write the loss and the norms of gradient and change of each update</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write the experiment with the trained weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>go on from this file where it exists, for N more updates, and write it anew at the end, also when Ctrl+C stops the training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what shall be put out where --input X is a file: (steps, outputs) or (rows, steps, outputs)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>print all losses, the first gradient and the last weights as JSON</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change a field first, such as training.learning_rate=0.01</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--targets Y</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--targets is for --input X; the targets of --data FILE are told by --target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number, got nan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} must end in .npz</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>note: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the inputs have no targets; say what is wanted with --targets Y</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} A learning rate below {}, or clipping, may keep it finite.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>note: The loss is {} at the end, and not below {}; more --updates may help.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, learning rate {}, loss {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>found: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> … {} more</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.comparison.compare</name>
        <message>
            <source>{} of layer {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.comparison.given</name>
        <message>
            <source>the input {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the weight {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the state {} before step {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.comparison.pair</name>
        <message>
            <source>first two</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} and {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the first two that run</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.comparison.scale</name>
        <message>
            <source> plus {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Their {} is {} times ours{}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.comparison.small</name>
        <message>
            <source>At t = {} {} is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The smallest number of {} is {}. {}, at most half of that, so {} has 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {}, so {} has 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Below {} the numbers of {} are {} apart (subnormal numbers). {}, of which few digits are left there, so {} has {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} At t = {} {} is {}, so it counts as 0, and {} is {} in place of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} At t = {} the product of {} and {} is {}, so it counts as 0, and {} is {} in place of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Below {} {} holds numbers with fewer digits only (subnormal numbers), and {} takes 0 for them, which is faster (flush to zero).</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.comparison.their_comparison</name>
        <message>
            <source>holds no number to compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers are the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No known mistake can be looked for in these numbers.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.comparison.tolerance</name>
        <message>
            <source>kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the difference is measured.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The largest difference that does not count.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.comparison.why</name>
        <message>
            <source>every digit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about 7 digits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about 16 digits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} ends at {}. At t = {} {} is {}, which is beyond it already, so {} reads {}, and has {} for {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>which is beyond it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>which came of numbers that were beyond it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} ends at {}. At t = {} {} is {}, {}, so {} has {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It begins at t = {} in {}: {} has {}, {} {}. That is more than rounding does, so one of them computes something else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds every whole number only up to {} = {}. It begins at t = {} in {}: {} is {}, and {} reads {}, before it computes anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It begins at t = {} in {}, before anything is computed: {} reads numbers in {}, which holds {}, so {} is {} to it in place of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It begins at t = {} in {}: {} computes in {}, which holds {}, {} in {}, which holds {}. {} has {}, {} {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>so {} has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is beyond that and computed of numbers that are rounded on the way, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lies between two that it has, {} and {}, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lies between two that it has, {} and {}; numbers on the way are rounded, too, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds every whole number only up to {} = {}. At t = {} {} should be {}, which {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>though both compute in {} from the same numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It begins at t = {} in {}, {}: </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one of them adds or rounds in another order, so that the last digits differ.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>XLA compiles {} steps and fuses a product and a sum into one operation that rounds once (fused multiply-add), where {} rounds twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>TensorFlow adds the products in another order, or computes the activation by another formula, so the last digits are rounded otherwise.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Since then the difference of {}, measured by the largest number of its step, has grown from {} to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: no more than {} steps of such differences add up to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, about {} times a step. From the same state, step {} alone makes {}; the rest came in with the state before. The network amplifies small differences, as chaotic ones do: neither implementation is wrong.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.columns</name>
        <message>
            <source>line {}: must have as many cells as the others ({}), got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.encoding</name>
        <message>
            <source>encoding must be one such as utf-8, utf-16 or cp1252, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no table: neither text nor a kind of data file that this program knows</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.npy_header</name>
        <message>
            <source>is damaged: its header is none of an .npy file</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.number</name>
        <message>
            <source>, {} between thousands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>decimal {}{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty; a number belongs there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} with {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no number with {}; it is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a finite number within float64 (below 1.8e308), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no number</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.numpy_file</name>
        <message>
            <source>holds no array {}; there are {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file holds several arrays.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number: its array has shape {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>column {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The array {} has shape {} and holds {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}, no plain numbers of at most 64 bits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a table has 1 or 2 (rows, columns)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds an array of {} axes; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds too much: at most {} numbers can be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: its shape {} needs {} bytes, and {} follow</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.packed</name>
        <message>
            <source>holds numbers of a data file that are damaged</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.progress</name>
        <message>
            <source>The reading was stopped.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.question</name>
        <message>
            <source>vertical bars</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Columns are told apart by {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is one column.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Numbers have a {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A comment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out as titles: {} at the beginning.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>between columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>between thousands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>before decimals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A {} may stand {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, or </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} columns</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.read_file</name>
        <message>
            <source>is a pickle, as PyTorch and Python write them, which runs code when it is loaded and is not opened here; where it was made, write its numbers with numpy.save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an old workbook (.xls) or a protected one; save it as .xlsx without a password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is compressed (gzip); unpack it first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a Parquet file, which this program does not read; save it as CSV</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an HDF5 file, which this program does not read; save it as CSV or .npy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a PDF file; save its table as CSV</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a folder, not a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no plain file, but a pipe or device; save what it holds as a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is too large: {} MiB, at most {} MiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an archive that holds neither a workbook (.xlsx) nor arrays (.npz)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: its archive cannot be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: its archive cannot be read ({})</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.read_text</name>
        <message>
            <source>1 line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out as comments: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number; a quote may be missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no text: it holds signs of no letter (NUL)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}, column {}:</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.referred_file</name>
        <message>
            <source>{} is no longer at {}; say where it is now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no digest in this experiment; say where it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has changed since the experiment was made of it; read it anew</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.series</name>
        <message>
            <source>must be columns of numbers; {} holds texts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be false, as some of the numbers are not whole</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, and {} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be "previous" or "linear", as numbers are missing: {}{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must hold numbers; {} has none in these rows</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.sound_file</name>
        <message>
            <source>holds no sample</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>channel {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A sound of {} s, {} samples a second of {} bits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: a sound without its format or samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: it ends within its format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a sound of a kind that cannot be read (format {}, {} bits); save it as PCM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: it tells {} as its channels, and {} as its samples a second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds too much: at most {} samples can be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: {} bytes of samples are told, and {} follow</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.split</name>
        <message>
            <source>holds a line, or text in quotes, of more than {} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}: holds a cell of more than {} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; a quote may be missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}: a text in quotes goes on in the next line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, and does not end with its cell; a quote may be missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {} columns in line {}; at most {} can be read</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.table</name>
        <message>
            <source>It may be </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, or </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}, column {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>row {}, column {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>index {}, column {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}, which is beyond float64 (1.8e308)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}, which is no number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no column {}; there are {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>and {} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>column {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.text_file</name>
        <message>
            <source>is no text in {}; say no encoding, and its first bytes tell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no text in {}, as its beginning seems to be</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no text in UTF-8, UTF-16 or Windows-1252</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no table: it holds signs of no letter (NUL)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text is in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>decimal point</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>decimal comma</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file shows its decimal mark late.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds too much: at most {} cells can be read; leave out columns or rows</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.data.workbook</name>
        <message>
            <source>is damaged: it cannot be read as a workbook ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a part of more than {} MiB beside its sheets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: a workbook declares no entities, and this one does</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a row of more than {} MiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no sheet {}; there are {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number in any sheet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sheet is {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several sheets hold numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds too much: at most {} cells can be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {} columns; at most {} can be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has more than {} rows without a value</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.bend</name>
        <message>
            <source>x/6 + 0.5, Keras 3's hard_sigmoid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>0.2x + 0.5, Keras 2's hard_sigmoid</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.diagnose</name>
        <message>
            <source>must have shape (rows, steps, features), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The doctor knows SimpleRNN, GRU and LSTM only, and {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers are the same.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.evidence</name>
        <message>
            <source>must hold at least one quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {}, which this network has not; it has y, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be numbers, got {} for {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape ({}, {}, size) like the inputs, or of the last step ({}, size), got {} for {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.grid</name>
        <message>
            <source>1 decimal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} decimals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} digits</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.memory_order</name>
        <message>
            <source>columns first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rows first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>column by column, though its numbers stand row by row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>row by row, though its numbers stand column by column</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistake</name>
        <message>
            <source>in layers </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in layer {} </source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.activation</name>
        <message>
            <source>The right signs, but far too large</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence is 1 and −1 in turn. NumPy's outputs all have the right sign, but they are 10 to 20 times as large as their targets. Keras hits every one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The activation is left out: h is the pre-activation a itself. Nobody asked for one, but a Keras layer that is told nothing uses tanh. Either compute h = tanh(a), or give Keras activation='linear'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cell state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The candidate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cell state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is bent by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {}{} {}, which is not the model's function.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give the layer the model's activation; left out, it is tanh for recurrent layers and linear for Dense.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use the model's function: torch.nn.RNN knows tanh and relu only, GRU and LSTM tanh only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>apply the model's function instead of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>call the model's function instead of {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.batch_time_swapped</name>
        <message>
            <source>The axes of batch and time are swapped: states run on from row to row, and not from step to step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give the layer (rows, steps, features), or make it with time_major=True in Keras 2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>make the layer with batch_first=True, or give it (steps, rows, features).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loop over the axis of time: for t in range(x.shape[1]): x_t = x[:, t].</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>index as x[(row * steps + t) * features + feature], with the loop over t inside that over rows.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.bias_missing</name>
        <message>
            <source>Every output is 3 too small</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The output should be the sum of all that came in, and 3 more. Keras hits every target. Each of NumPy's outputs is 3 too small, from the first to the last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hidden state is right to the last digit; the readout multiplies it by its kernel, but its bias is not added. Compute y = h V + c, with all of the Dense layer's weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both biases</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The readout's bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {}{} not added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>make the layer with use_bias=True, and give its bias to set_weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>make the layer with bias=True, and copy its bias.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add the bias: a = x @ W + h @ U + b.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>start each sum with the bias instead of with 0.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.bias_twice</name>
        <message>
            <source>Every output is too large</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence goes up by 3 at each step. NumPy's first output is 3 too large, and none of the later ones hits its target: they stay about 2 too large. Keras hits every one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The bias is added twice: once to the input's part, where it is computed for all steps at once, and again inside the step. So the pre-activation a is too large by b at every step. Add it in one place only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recurrent bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The readout's bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {}is added twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leave the bias to the layer, and add none of your own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>put the bias into bias_ih and zeros into bias_hh, since PyTorch adds both.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add the bias once, in x @ W + b or in h @ U + b.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>start one of the two sums with the bias, the other with 0.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.biases_swapped</name>
        <message>
            <source>Right only where a 1 comes beside it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The output should be the number that comes in, and 2 more where a 1 comes beside it. Keras does so. NumPy puts out 2 more at every step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The two biases of the candidate are exchanged: c belongs to h U, within r ∘ (h U + c), so that the reset gate closes it off; b to x W, where nothing does. Keras keeps them as two rows, PyTorch as bias_ih and bias_hh. Where r is 1 the sum is the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The input's bias and the recurrent bias {}are swapped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>put the input's bias into the first row of the bias (2, 3 * units), the recurrent one into the second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copy the first row to bias_ih and the second to bias_hh.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add bias[0] to x @ W and bias[1] to h @ U.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add the first row of the bias to the input's sums and the second to the recurrent sums.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.cell_tanh_missing</name>
        <message>
            <source>Leaves the range from −1 to 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What comes in is added up, but the output never leaves −1 to 1. Keras' stays there. NumPy's goes on to 2, and later to −1.5; where the sum is small, both agree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cell state leaves the cell as it is: h = o ∘ c. It should be bent once more, h = o ∘ φ(c), with the function that bends the candidate too, tanh as a rule. As long as c is small, tanh(c) is about c, so short tests pass.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cell state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cell state {}is not bent: h = o ∘ c instead of h = o ∘ tanh(c).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in a cell of your own, return o * keras.ops.tanh(c).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in a cell by hand, return o * torch.tanh(c).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compute h = o * np.tanh(c).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write h[i] = o[i] * tanh(c[i]).</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.features_permuted</name>
        <message>
            <source>Both agree, and count down instead of up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At each step some are paid in and some paid out, and the output should be what is left. NumPy and Keras agree to the last digit, and both have its opposite.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The two columns of the input stand in another order than the network was made for: what is paid out is read where it expects what is paid in. Any table has this risk, since a matrix has no names. Give the columns in the order of training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The features stand in another order: theirs are features {} of the inputs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give the columns in the order in which the model was trained: x[..., {}] of what was fed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>read x[..., {}] of what was fed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>read feature k from place {} of what was fed.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.float16</name>
        <message>
            <source>Off by one in two thousand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything that comes in counts 2049 times, and the output is the sum. Keras hits every target. NumPy is too small by exactly what has come in so far: less than a thousandth, and it adds up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The kernel is kept in float16, which has 11 binary digits: beyond 2048 it knows even numbers only, so 2049 became 2048. Small files are often saved so. Save weights as float32, or compare with what float16 allows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weights without the recurrent bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weights and inputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {} in float16, which holds about 3 digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>set the dtype policy to float32 before the layer is made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>call model.float() before the weights are copied, and save them as float32.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keep arrays as np.float32 or np.float64.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>store the weights and compute in float.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.forget_bias_added</name>
        <message>
            <source>1 is added to the forget gate's bias {}although the bias holds it already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>set the weights as they are: unit_forget_bias only chooses where training starts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copy the bias as it is, with nothing added to its forget block.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compute f = sigmoid(x @ W_f + h @ U_f + b_f), without + 1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leave out the forget_bias of 1, as TensorFlow 1's LSTMCell adds it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.forget_bias_missing</name>
        <message>
            <source>Everything fades too fast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each number should fade by a quarter at every step, and new ones are added. NumPy's first output is right; after it everything fades too fast. Keras hits every target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The forget gate's bias is 1 too small. TensorFlow 1 added 1 (forget_bias) while it ran, and did not store it; Keras stores it in the bias (unit_forget_bias). Whoever carries weights over must add it once, and only once. The first step cannot show it: there is nothing to forget yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The forget gate's bias {}is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The forget gate's bias {}is 1 less than the model's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give set_weights the whole bias, in which the forget block holds the 1 of unit_forget_bias.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copy the forget block of the bias, and add 1 where the file's program adds it itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add all of b_f, or 1 to it where the file's program adds it while it runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add all of the forget gate's bias, or 1 to it where the file's program adds it while it runs.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.gate_order</name>
        <message>
            <source>Remembers a 6, whatever it was told</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A number is to be remembered when a 1 comes beside it, until the next 1. Keras does. NumPy remembers a 6, whatever the number was, and puts out half of it where a 0 comes in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The four gates' columns stand side by side in one matrix, and the last two are exchanged: what was meant for the candidate g is taken as the output gate o. Keras and PyTorch write i f g o, others i f o g or i g f o; all have the same shape. Cut the columns in the order they were written in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gates {}are read in the order {}, but the weights hold them in the order {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give set_weights kernels whose blocks of columns stand in the order {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>put the blocks of rows of weight_ih and weight_hh into PyTorch's order, {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>split the columns as {} = np.split(a, {}, axis=-1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>let the offsets of the gates in each row be {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = {} * units</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.initial_state_missing</name>
        <message>
            <source>The state {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {}starts at zero instead of at the model's initial state.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>call the layer with initial_state=….</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give the layer h_0, and an LSTM (h_0, c_0).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>set h, and c of an LSTM, to the initial state before the loop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copy the initial state into h, and c of an LSTM, before the first step.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.inputs_scaled</name>
        <message>
            <source>Both agree, and are ten times too large</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The output should be the mean of what comes in and of the output before. NumPy and Keras agree to the last digit, but both are ten times as large as every target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network is right, and what it is fed is not: the inputs are ten times as large as those it was trained on, as millimetres beside centimetres. Scale them as in training, with the same factor and offset.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The inputs are on another scale: the network reads {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scale the inputs as in training; what was fed becomes right by {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>feed {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in place{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x itself{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> of feature {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.int8_weights</name>
        <message>
            <source>kernels and biases</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {} are rounded to 8 bits, with one scale for each {}: the largest weight is {} steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>convert without quantizing, or compare with the quantized weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leave out quantize_dynamic, or compare with the quantized weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use the weights before they were rounded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use float weights, or a scale for each column and 16-bit numbers.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.kernel_order</name>
        <message>
            <source>One of three outputs stays 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Two numbers come in, three go out: the first one, both together, and the second one. Keras does so. NumPy's middle one is 0 at every step, and the other two are both together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The kernel's six numbers are read column by column, though they stand row by row: from (2, 3) another matrix of the same shape is made, and nothing complains. Fortran, MATLAB and Eigen count columns first, C and NumPy rows. Reshape in the order in which it was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>columns first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The kernel {}is read {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give set_weights the matrix of shape (features, gates * units) itself, transposed and never reshaped where it comes from elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copy the transpose, torch.tensor(W).T, and never view or reshape it into the other shape.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>read the numbers as np.reshape(numbers, shape) in the order, 'C' or 'F', in which they were written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>index as W[row * columns + column] where rows stand one after the other.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.layers_swapped</name>
        <message>
            <source>Layers {} and {} are swapped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>set the weights of each layer by its name, not by the order of a list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copy the weights of layer k to weight_ih_l{k} and its kin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>run the layers in the order of the model.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.readout_missing</name>
        <message>
            <source>The readout is left out: the outputs are the states of the last recurrent layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add the Dense layer behind the recurrent ones.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>apply the torch.nn.Linear layer to the outputs of the recurrent one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compute y = h @ V + c.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>multiply the last layer's h by the readout's kernel and add its bias.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.recurrence_missing</name>
        <message>
            <source>all of the state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recurrent part ({}) {}is left out: no step hears of the one before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use the recurrent layer, not Dense, and set its recurrent kernel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copy weight_hh, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add h @ U to the pre-activation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add the sum of h[j] * U[j][i], with the h of the step before.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.recurrent_activation</name>
        <message>
            <source>Half a percent too small</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What comes in is added up, and half of the sum is lost at each step. Keras hits every target. NumPy's curve looks right, but every output is half a percent too small.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gates are bent by the sigmoid, where the network was made with a straight line that is cut off at 0 and 1. Keras 2.3 changed its default from hard_sigmoid to sigmoid, and Keras 3 the slope of hard_sigmoid from 0.2 to 1/6. Say recurrent_activation, and from which version the weights are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gates {}are bent by {}, which is not the model's function.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give the layer the model's recurrent_activation; hard_sigmoid is 0.2x + 0.5 in Keras 2 and x/6 + 0.5 in Keras 3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>torch.nn.GRU and LSTM bend gates by sigmoid only: for another function write the cell by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bend the gates by the model's function, as 1 / (1 + np.exp(-a)) for sigmoid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bend the gates by the model's function, as 1 / (1 + exp(-a)) for sigmoid.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.recurrent_bias_missing</name>
        <message>
            <source>The recurrent bias {}is left out: only the first row of the bias (2, 3 · units) is added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give set_weights a bias of shape (2, 3 * units), whose second row is the recurrent bias.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>set bias_hh, too, not only bias_ih.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add bias[1] to h @ U, before the reset gate is multiplied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add the second row of the bias to the recurrent sums.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.recurrent_kernel_order</name>
        <message>
            <source>The recurrent kernel {}is read {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give set_weights the matrix of shape (units, gates * units) itself, transposed and never reshaped where it comes from elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copy the transpose, torch.tensor(U).T, and never view or reshape it into the other shape.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>read the numbers as np.reshape(numbers, shape) in the order, 'C' or 'F', in which they were written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>index as U[row * columns + column] where rows stand one after the other.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.recurrent_kernel_transposed</name>
        <message>
            <source>Round the circle, the other way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A point walks around a circle in quarters. It should go to the left: (1, 0), (0, 1), (−1, 0), (0, −1). Keras' does, but NumPy's goes to the right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hidden state is multiplied by the transposed recurrent kernel. U is square, so both ways fit, and no error is raised; here a turn to the left becomes one to the right. In Keras' layout write h @ U, with rows for the units that are read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recurrent kernel {}is transposed: U h is computed instead of h U.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>transpose each gate's (units, units) block of the recurrent kernel before set_weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copy the transpose: weight_hh is (gates * units, units), Keras' recurrent kernel (units, gates * units).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compute h @ U, not U @ h.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sum h[j] * U[j][i] over j for unit i, not h[j] * U[i][j].</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.reset_after_product</name>
        <message>
            <source>The reset gate {}is multiplied after the recurrent product, r ∘ (h U), instead of to h before it, (r ∘ h) U.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>make the layer with reset_after=False.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write the cell by hand, since torch.nn.GRU always resets after the product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compute n = tanh(x @ W_n + b_n + (r * h) @ U_n).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>multiply h by r before the product with the candidate's block; in ONNX set linear_before_reset to 0.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.reset_before_product</name>
        <message>
            <source>Adds to the wrong one of two numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Two numbers come in at each step. The first output should be the first one plus the second one of the step before; the second output should be the second one alone. Keras does so. NumPy leaves the first one alone, and adds to the second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The reset gate acts before the recurrent kernel, on h, where it should act behind it, on h U + c. Both forms are called GRU: Keras' reset_after=True, PyTorch and cuDNN reset behind it, the first paper before it; ONNX says which by linear_before_reset. Compute h U + c first, then multiply by r.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The reset gate {}is multiplied to h before the recurrent product, (r ∘ h) U, instead of after it, r ∘ (h U + c).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>make the layer with reset_after=True.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use torch.nn.GRU, which resets after the product; a cell by hand computes r * (h @ U.T + b_hn).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compute n = tanh(x @ W_n + b_n + r * (h @ U_n + c_n)).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>finish the sum of h U and its bias for the candidate first, then multiply it by r; in ONNX set linear_before_reset to 1.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.rounding_only</name>
        <message>
            <source>There is no mistake: rounding explains the difference, and the numbers are written in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing is to be changed; float64 would agree further.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing is to be changed; compare with a tolerance.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.state_kept</name>
        <message>
            <source>Only the second row goes wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both rows hold the same numbers, 1 and 4 in turn. NumPy answers the first without an error. In the second, which is shown, its first output is 1.5 too low, and the error halves at each step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The second row begins with the state that the first one left behind, not with the initial state: nothing resets it between sequences that have nothing to do with each other. Reset it before each row.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The states are kept where the model resets them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The states are kept from one row to the next: each row begins where the last one ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>make the layer with stateful=False, or call reset_state() between the rows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>call the layer without the states of the last call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>set h, and c of an LSTM, to the start again for each row.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>clear h, and c of an LSTM, before each new sequence.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.state_reset</name>
        <message>
            <source>Right at first, then suddenly too low</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NumPy counts without an error at first. At t = 4 it is suddenly too low and comes closer step by step; at t = 8 it is too low again, and by more. Keras counts on and on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence is fed in calls of 4 steps, and every call sets out from the initial state, so what came before is lost. Keep the last state and hand it to the next call, as stateful=True does in Keras.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Puts out what it has just read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each number is the sum of the two before it. NumPy's output is merely the number it has just read, at every step. Keras hits every target.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The data has the shape (steps, 1, features), so each number is a sample of its own, one step long, and every sample begins from the initial state: there is no memory. Shape it (1, steps, features).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>to zero</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>to their start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at every step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>every {} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The states {}go back {} {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>feed whole sequences, or make the layer stateful=True where steps are fed {} at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hand the states that a call returns to the next call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>set h, and c of an LSTM, before the loop over all steps, not within it or for each block.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keep the states from one block to the next; clear them only where a new sequence begins.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.time_reversed</name>
        <message>
            <source>inputs and outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layer {} reads time in the other direction.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The inputs are read from the last step to the first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The outputs stand in the reverse order of time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network runs from the last step to the first, as go_backwards does, and its outputs are put back into the order of time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>check go_backwards, and turn the outputs of a backward layer with keras.ops.flip(y, axis=1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>check that only the reverse direction of a bidirectional layer sees torch.flip(x, [time]).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loop from t = 0 on, and write step t to row t.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loop from t = 0 to steps - 1, and write step t to row t.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.time_shifted</name>
        <message>
            <source>the first step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the last steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, with {} before them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {} are {} {}{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>let the inputs begin at the same step, or shift the compared outputs by {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write the state that step t has made to row t: append after the update, not before it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write the output after the state of the step is computed, and read the input of the same step.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.mistakes.update_gate_reversed</name>
        <message>
            <source>Forgets just what it should remember</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A number is to be remembered when a 1 comes beside it, until the next 1. Keras does. NumPy holds on to what it has at every 1, and takes over every other number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The update gate works the other way round: z should say how much of h stays, and says how much of the candidate comes in. Papers and libraries differ here; Keras, PyTorch and ONNX write z ∘ h + (1 − z) ∘ n. Exchange z and 1 − z, or turn the signs of z's weights and biases.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>wrong way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>other way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The update gate {}points the other way: h = (1 − z) ∘ h + z ∘ n instead of z ∘ h + (1 − z) ∘ n.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>negate the z block of kernel, recurrent kernel and bias when weights come from a program with the other convention.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>torch.nn.GRU computes (1 - z) * n + z * h as Keras does: do the same in a cell by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compute h = z * h + (1 - z) * n.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write h[i] = z[i] * h[i] + (1 - z[i]) * n[i].</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.recipe</name>
        <message>
            <source>layer {} is {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be given: numbers are compared with it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have a row for each feature ({}), got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.doctor.tell</name>
        <message>
            <source> {} of their numbers are {}, and were left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers are the same up to where the network itself leaves float64.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of their numbers are infinite, though the network's are not; all others are right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> These numbers cannot tell it from {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of the known mistakes explains these numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The search was stopped; up to there no known mistake explains these numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} There are {} of them a step, and the model makes others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> of layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The difference begins at t = {} in {}: </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} here, {} there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later it is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It grows from {} to {}, about {} times a step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It fades from {} to {}, about {} times a step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It stays between {} and {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.errors</name>
        <message>
            <source>{} is not available: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A file's name holds no NUL</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not exist</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be read: there is no permission to read it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be read: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.experiment</name>
        <message>
            <source>activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The function that bends the outputs; softmax makes probabilities of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>return_sequences</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stateful</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether every step counts; else only the last one does, as with Keras' return_sequences=False: of a layer that goes backwards the last one that it processes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether a row begins with the states that the row before it ended with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>numpy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>float32</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>float64</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NumPy's numbers: Python integers of any size (exact), float64 or float32.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras' numbers; float32 is Keras' own default.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the random numbers for left-out weights start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be left out when use_bias is false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape ({}, outputs), got an empty list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be null unless the layer before it goes forwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be 'concat' where halves differ in units, {} and {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rows of different lengths</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an empty list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape {}, got ({},)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>can be exact only where every number of the sequence is a whole number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be exact with the mean that layer {} asks for</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be exact with {}, as in layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>can be exact only with linear layers; layer {} is not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>can be exact only with whole weights set by hand; layer {} has others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>can be exact only with a linear readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>can be exact only with a readout of whole numbers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.explain.cell_graph</name>
        <message>
            <source>{} has no node of its own</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.expression.__init__</name>
        <message>
            <source>not a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {} at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps must lie in a run, got {} … {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, … {} more</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.expression.functions</name>
        <message>
            <source>only a vector such as h has units to choose from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>only a vector such as h has a length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>round takes a number of digits from 0 to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the size of a number without its sign</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the smallest of the units, or of several values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the largest of the units, or of several values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the mean over the units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the sum over the units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the length of the vector: the root of the sum of squares</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the square root</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>e to a power</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the natural logarithm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the sine of an angle in radians</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the cosine of an angle in radians</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the hyperbolic tangent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>−1, 0 or 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whether it is neither NaN nor infinite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whether it is NaN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whether it is infinite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the index of the largest unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the index of the smallest unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whether any unit is true</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whether all units are true</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the nearest whole number, or with so many decimals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>how many units the vector has</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.expression.reader</name>
        <message>
            <source>Vocabulary | None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the expression cannot be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the expression ends too early</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot stand here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {} operations may hang on each other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the expression is nested too deeply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no place here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is beyond 1.8e308</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>inf is infinity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>known: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unknown name {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is a function</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write {}(h)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is an implementation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write {}.h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} stands before a name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>such as grad.h, grad.y or grad.kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no gradient of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>** by {} is too large</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>exponents go up to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an index</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the end of a slice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a slice cannot go on by 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} must be a whole number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>such as h[0] or h[1:3]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unknown function {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>prev looks back from 1 to {} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>such as prev(h, 3)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>together prev looks back over {} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} to {} values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be used so</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it takes {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>numbers, names, + - * / // % **, comparisons, and, or, not, functions and [ ] have</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a point joins an implementation and a quantity, as in numpy.h or keras[1].h</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.expression.scope</name>
        <message>
            <source>{} is a gradient, which a run does not record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>see Backward</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not defined, as y has size {} and target {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps {} … {} are not all held; {} … {} are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be found, as nothing is recorded yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not recorded in this run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>known: {}{}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.expression.text</name>
        <message>
            <source>== compares</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>** raises to a power</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write and</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write or</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write not, or != for unequal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sum(a * b) multiplies two vectors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>texts have no place here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write &lt;=</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write &gt;=</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write !=</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write *</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write /</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the expression has {} characters and is cut off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the expression is too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an expression is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>such as abs(error) &gt; 100</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {} names, numbers and signs are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} means nothing here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the number {} cannot be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1.5 and 1e-3 can</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no place here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>and, or, not have</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no name of a quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {} may</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>too many brackets stand inside each other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} closes nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is never closed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an operator is missing before {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.expression.tree</name>
        <message>
            <source>only vectors such as h can be indexed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no unit {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of {}, the last one is [{}]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>these units are none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a vector of {} numbers meets one of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>index one of them</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.animation.__init__</name>
        <message>
            <source>{} must end in .gif, .webp or .png</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.animation.base</name>
        <message>
            <source>frames per second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from {} to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a picture of at most {} px a side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be as large as the one before</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.atomic_file</name>
        <message>
            <source>the disk is full</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the disk quota is used up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it would be larger than this disk allows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its folder does not exist</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is not open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a folder has that name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a file has that name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no permission to write there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the disk is read-only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its name is too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is a file, not a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the folder {} cannot be made: {} is a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no permission to do so</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the folder {} cannot be made: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be written: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.bounded_file</name>
        <message>
            <source>is a folder, not a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is too large: {}, at most {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} MiB</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.csv_style</name>
        <message>
            <source>must be . or a comma, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be one of , ; | or tab, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be another sign than the decimal comma, such as ;</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.experiment_file</name>
        <message>
            <source>{} is a lesson, and no experiment; rnn-explorer {} opens it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not exist, and no ready-made experiment has that name: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.file_format</name>
        <message>
            <source>is not an RNN Explorer file: it must be an object with "format": "{}"</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>version must be a whole number from 1 on, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is of version {}; this program reads up to version {}. A newer one can open it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a table of numbers and no experiment; open it as data, on the command line with --data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not valid JSON: {} in line {}, column {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is nested too deeply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a number of more than {} digits, which is not read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>says {} twice in one object; each field may stand once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}; numbers must be finite</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.npz_file</name>
        <message>
            <source>has {} bytes; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged, or no .npz file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} arrays; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds more than {} bytes of numbers, which is the most that is read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds the array {} twice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}, which is no array of NumPy's</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} of type {}, which are no real numbers of at most 64 bits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}, whose numbers do not fill its shape {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.other_file</name>
        <message>
            <source>take it as data: rnn-explorer run EXPERIMENT --data {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>programs and notebooks are written by rnn-explorer export, and not read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an experiment is a text in JSON, as File &gt; Save writes it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a PDF file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an array</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a Python program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a Jupyter notebook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a text in Markdown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a lesson would begin with +++</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a web page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rnn-explorer {} opens it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it opens where its name ends in .md</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what a student has handed in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rnn-explorer grade FOLDER judges all of a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it hides the ready-made one of that name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {}, and no experiment; {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.run_file</name>
        <message>
            <source>{} must end in .csv, .xlsx or .npz</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.text_file</name>
        <message>
            <source>{} would be larger than {} and could not be opened again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not a text file in UTF-8</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.files.xlsx_file</name>
        <message>
            <source>{} would hold {} steps; a sheet of Excel has {} rows, so write .csv or .npz</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} would hold more than Excel's {} columns; write .csv or .npz</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.gradient.backward_finding</name>
        <message>
            <source>This is what step {} adds; the gradient is the sum over all steps.{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing that the loss depends on reads it, so its gradient is 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> Clipping then shortens that of all weights from {} to {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step {} does not count, so its loss hands nothing back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Here it begins, with the loss at t = {}, the only step that counts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Here it begins, with the loss at t = {}; the mean is over {} steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is the last step: nothing comes from a later one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time is cut before t = {}: nothing comes from there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing arrives here any more: the gradient is 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from step {} comes {}, from step {} itself {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By norm, {}: {} is from later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = 0: no step adds anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = {}, the sum over {} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of this row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}. Most comes from t = {}: {}, {} of all sizes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>‖∂L/∂h‖ is {}, {} times that at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: it has vanished.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: it has exploded.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.gradient.gradient_equation</name>
        <message>
            <source>one minus</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.gradient.gradient_scope</name>
        <message>
            <source>{} has too many numbers over {} steps</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.gradient.jacobian_finding</name>
        <message>
            <source>Before t = 0 there is no step that a gradient could go back to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time is cut before t = {}: no gradient goes back through it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>∂{}/∂{} from t = {} to t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: a gradient becomes {} times as long.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: a gradient becomes from {} to {} times as long, by its direction.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>by way of {} and the gates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>by way of the gates and matrices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} keeps {} of itself, unit by unit; {} comes at most {} besides.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.gradient.length_finding</name>
        <message>
            <source>after 1 step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>after {} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: vanished {}, below 1 ‰.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: exploded {}, beyond 1,000 times.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: exploded {}, beyond all numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {} left {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.gradient.rule</name>
        <message>
            <source>{} is made of no other operands</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.implementations.keras</name>
        <message>
            <source>Keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run the Keras implementation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras has no layer for {}, so NumPy computes alone.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.implementations.numpy</name>
        <message>
            <source>NumPy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run the NumPy implementation.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.implementations.recorded</name>
        <message>
            <source>Theirs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the numbers from elsewhere that the experiment carries.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.keras.loader</name>
        <message>
            <source>it is not installed; `pip install {}` brings it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not installed; `pip install {}` brings it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is installed but cannot be imported ({}: {}); `pip install --force-reinstall {}` may mend it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras is version {}, too old; `pip install --upgrade keras` brings {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras runs on {} already; start again with KERAS_BACKEND=tensorflow</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.keras.steps</name>
        <message>
            <source>keras compile</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.keras.update_loop</name>
        <message>
            <source>must be 'keras' where Keras trains: it has its own</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.laboratory.investigations.exact_two_units</name>
        <message>
            <source>Finding the exact two units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Two linear units predict the notebook's sequence without any error: one adds up 2 × the input, 3 and what the other one has kept, and the other one keeps the input. The notebook compiles Adam and RMSprop, and trains for 0 epochs. Would training find these two units?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each number of the table is the mean squared error after a training of 1,000 updates, in the sequence's own units, whatever the network was trained on. Its weights begin as a seed has them. A double click opens that network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the numbers as they are, from 1 to 7,421, SGD is gone at its first update, as the gradient is as long as the numbers are large. The steps of RMSprop and Adam are of one length whatever the gradient is. Adam gets two units to 0.15: near, but not exact.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Divided by the largest, or standardised, the numbers ask for the same network with another bias, and the gradient is one that SGD can bear, though it creeps. Two units with Adam come hundreds of times nearer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With logarithms each error counts as a share of its number, as one often wants of data that grow. In the sequence's own units that is far off, and no linear network is exact, since the logarithm of a sum is no sum of logarithms.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seed {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, seed {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} units</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.laboratory.investigations.pascanus_wall</name>
        <message>
            <source>Pascanu's wall</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Can one step ruin a training? Figure 6 of Pascanu, Mikolov &amp; Bengio 2013 has the smallest network where it does: x = w σ(x) + b, from x = 0.5 on, for 50 steps. The loss is that of the last step, (σ(x) − 0.7)².</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Here their x is a, the pre-activation of a SimpleRNN with a sigmoid, and h = σ(a) is what it puts out. Their w is recurrent_kernel, their b is bias; the input is 0, so that kernel plays no part. The initial state is σ(0.5), only the last step counts, and its target is 0.7.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The landscape has a wall. At half of all places the gradient is shorter than 0.06, on the wall it is up to 288 long, 5,000 times as much: choose steepness above the landscape to see it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Two trainings start on the plateau with the same SGD. Where the first one comes to the wall, its step is as long as the wall is steep, and throws it far out of the picture. The second one has global_clipnorm 1: it keeps the gradient's direction, and takes a step that it can bear.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.laboratory.investigations.single_unit</name>
        <message>
            <source>One unit at its best</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The notebook's network has the sequence's own numbers as its weights, kernel 2, recurrent_kernel 1 and bias 3, and is far off: its recurrent weight carries the last output, and the sequence needs the last input. What is the best that one linear unit can do?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The minimum is at kernel {}, recurrent_kernel {} and bias {}: a mean squared error of 0.0085. It is marked on the landscape, which is drawn at that bias.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The valley that leads there is narrow: where kernel + recurrent_kernel is a little more, every output is a larger multiple of the one before, so that the loss rises by powers of ten across the valley, and hardly along it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Adam and SGD start at one side. Both are at the bottom within 100 updates, far below the loss of 14,800 that they began with. Then they creep: after 600 updates Adam has 0.086, ten times the minimum's, and SGD stands at 0.118, as a learning rate of more than 1e-7 would throw it out across the valley.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>best single unit</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.laboratory.remedy</name>
        <message>
            <source>as they are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>divided by the largest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>their logarithms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be one row of single numbers to be scaled here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be above 0 for logarithms, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.laboratory.study</name>
        <message>
            <source>must be mse to be compared, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.landscape.grid</name>
        <message>
            <source>{} range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must go from a lower to a higher number, got {} … {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.landscape.plane</name>
        <message>
            <source>random direction 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>random direction 2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be two different weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be weights of the model, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be two weights where nearly all weights are 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>need a training of at least {} updates, which goes along some directions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>component {} ({})</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.landscape.points_layer</name>
        <message>
            <source>{} has no numbers of its own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no steepness where units are bent by {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.landscape.points_pass</name>
        <message>
            <source>has no steepness where a layer goes backwards</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.action</name>
        <message>
            <source>set:FIELD=VALUE, go:4, step:into, run:, pause:, show:error, light:h, train:50, update:20, reset:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>show: knows {}; got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>light: knows {}, with [unit] and @t; got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: knows a number of updates, from {} to {}; got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step: knows {}; got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a link must act on the window ({}), got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.answer</name>
        <message>
            <source>can mean {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}, which {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a finite number within float64 (below 1.8e308), got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.change</name>
        <message>
            <source>a change</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.edit</name>
        <message>
            <source>lock = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.error</name>
        <message>
            <source>page {} “{}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>page {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in line {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.facts</name>
        <message>
            <source>must have at most {} steps in a lesson, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at most {} values in a lesson, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {} in a lesson, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is too large for a lesson where there are {} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>computes too much for one lesson: name fewer or shorter runs</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.grade</name>
        <message>
            <source>{} is not a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be read: there is no permission to read it</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.lesson</name>
        <message>
            <source>One sentence: what is learned.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of the format.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not exist, and no lesson of the course has that name: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be one line, and of signs that can be seen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the head: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: a page has one state; the first is in line {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is said by the word behind the fence already</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what the question holds is not right together: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the link set:{} changes {}, which the page locks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the link {}:{} cannot be: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the link light:{}[{}]: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the link to t = {} leads nowhere: t must be from 0 to {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.lock</name>
        <message>
            <source>names {}, which is no field of this experiment</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.progress</name>
        <message>
            <source>must be one of the lesson, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.questions.base</name>
        <message>
            <source>The question, Markdown with {{numbers}}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shown once it is answered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help in levels, the vaguest first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No step from this t on is computed until it is answered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not right: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be below {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is the same as an earlier one: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a list of {} places</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a list of places</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must name each place once</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.questions.choose</name>
        <message>
            <source>Choose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have exactly one with right = true, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the place of an option</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.questions.find</name>
        <message>
            <source>Find the step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What happens there: "abs(error) &gt; 100".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which of the steps is meant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is missing; only a page with a specimen can do without</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It happens {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>`{}` at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds at no step of this run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not right: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number of the specimen: t, quantity and index</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the index of a unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number of the specimen, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.questions.goal</name>
        <message>
            <source>Reach the goal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What shall hold of the run: "mae &lt; 0.01"; what says == at every step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many updates of the training are made before it is judged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changes that reach it, such as "model.layers[0].units=2".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no place here: a goal is judged on the whole run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds before anything is changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not right: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>changes {}, which the page locks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>does not reach the goal{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is to stay as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> at every step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 update</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} updates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, after {} of the training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> at t = {}, and what says == is meant for every step; any(…) is for one of them</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.questions.match</name>
        <message>
            <source>A number that the engine computes: "xW at 4".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A text, in place of a number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Match</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has the same value as an earlier one: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is missing: from which t on nothing is shown until it is answered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} are right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have either a value or a text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not right: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.questions.order</name>
        <message>
            <source>Order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the right order; they are shown in another.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Right up to number {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first one comes later.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.questions.predict</name>
        <message>
            <source>What somebody would name who mixes it up, as "x at 4".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was mixed up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Predict</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number, as in "y at 4" or "first abs(error) &gt; 100".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How far off is right, as a share; left out, one of whole numbers is exact.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How far off is right, whatever the share.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A plot on which it may be answered: "prediction".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a number on this page, so that nobody could name it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is the right answer on this page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is missing: from which t on nothing is shown until it is answered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be "prediction" or "hidden_state", got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>needs an answer at one step, such as “y at 4”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>y or target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shows no {}: on the plot {} a point is dragged to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not right: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be one number, {} is none</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.results</name>
        <message>
            <source>was changed after it was saved: its checksum does not fit its content</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A class or a course.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is the same lesson as an earlier one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no checksum, so it was not saved by this program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a number or a letter that cannot be written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is too large: {} bytes, at most {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} would be larger than {} bytes and could not be opened again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is nested too deeply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stands there twice: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a day such as 2026-09-01, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.schema</name>
        <message>
            <source>A lesson of RNN Explorer as data: its head, and its pages with their texts and questions in order. In a lesson's own file the state and the questions are TOML in fenced blocks, whose first line says the kind; FORMAT.md tells how.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>JSON Schema {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.source</name>
        <message>
            <source>is too long for a lesson: {} characters, at most {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the head</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: what begins in line {} joins too many names by points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: what begins in line {} cannot be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> (at end of document)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> at its end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}{} in line {}, column {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a lesson: its first line must be {}, then title = "…", then {} again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no end of its head: a second line of {} is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has text in line {}, before its first page: a page begins with “# Title”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no page: a page begins with a line such as “# The first step”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {} pages, at most {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the title in line {} is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at most {} signs, all of which can be seen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the title in line {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: has {} parts, at most {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a block in line {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} that is set in: {}{} must begin its line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} that never ends: a closing {} is missing</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.state</name>
        <message>
            <source>must be a name, or an object of fields</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The name of a ready-made experiment, or the fields of an experiment's file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One of the bug zoo, in place of an experiment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fields to change in it, such as "sequence.weight=2".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which row of the batch is run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The step that is shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The operation within that step that is about to run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The panels beside the text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The plots that are shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which implementations run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The unit that is looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The layer that is looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expressions in the watches.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fields that cannot be changed, such as "sequence"; or "all".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fields that can be changed although they are locked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fields whose controls are not even shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not right: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>str | dict[str, JsonValue]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be one of {}, or an object of fields, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be read: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be of {}; got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.term</name>
        <message>
            <source>a number must be named in at most {} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>digits must be from 1 to 17, got {} in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>behind “at” must stand a step, such as 3, or “end”; got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} must say at which step: “{} at 3”, or “at end”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be read: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lessons compute with {}, which is always there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} names {}; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t must be from 0 to {}, as this run has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {} numbers may stand in a list, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be computed: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {} numbers; name one, as in {}[0]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not defined at t = {}, as that step does not count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds at no step of this run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a field of this experiment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no number and no word</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.text</name>
        <message>
            <source>lists and quotes may hang in each other at most {} deep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a number that begins with {{ has no end: write {{x at 3}}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a text has at most {} numbers in {{…}}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a lesson has no pictures of its own: it shows the window's plots</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a link is written as [text](go:4), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the formula ${}$ cannot be typeset: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a text holds a sign that cannot be shown: U+{}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.toml_text</name>
        <message>
            <source>TOML has no {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.lesson.training</name>
        <message>
            <source>a lesson trains for at most {} updates, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} updates of this network take too long for a lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the training leaves the finite numbers after update {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.losses.base</name>
        <message>
            <source>{} needs {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.losses.binary_crossentropy</name>
        <message>
            <source>binary cross-entropy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For targets between 0 and 1 and a readout with sigmoid, each output by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>targets from 0 to 1; there are {} … {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.losses.categorical_crossentropy</name>
        <message>
            <source>categorical cross-entropy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For targets with a 1 at the right class, and a readout with softmax.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an output for each of at least 2 classes; there is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>targets that are probabilities: from 0 on, and adding up to 1 at each step</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.losses.mean_absolute_error</name>
        <message>
            <source>mean absolute error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mean of the differences' sizes; every difference pulls alike, large or small.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.losses.mean_squared_error</name>
        <message>
            <source>mean squared error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mean of the squared differences; large ones count most.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.manual.pages</name>
        <message>
            <source>watch language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>

See {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>| cell | its quantities at each step |</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.manual.watch_language</name>
        <message>
            <source>abs(error) &gt; 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the error is above 1 in size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>h[0] - prev(h[0])</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>how much the first unit has changed since the step before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>max(abs(h)) &gt; 0.95</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>some unit of the layer is saturated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keras.y != numpy.y</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NumPy and Keras do not give the same output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not isfinite(y)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the output has left the numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>norm(grad.h) &lt; 1e-6</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in the backward pass, as good as no gradient arrives at the first layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t % 10 == 0 and error &gt; prev(error)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>every tenth step at which the error has grown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>y − target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>## Names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stands for</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Without more, a name means layer 0, as the first of those that run computes it. {} say who computes; `theirs.h` is numbers from elsewhere. `{}[1].h` is the layer with index 1. `h[0]` is a unit, `h[1:3]` are several, `h[-1]` is the last. A vector holds in a condition where any unit does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>`{}.` before a name is the gradient of the loss: `grad.h`, `grad[1].a`, `grad.y`, and what a step adds to that of a weight, `grad.kernel`, `grad.recurrent_kernel`, `grad.bias`, `grad.readout_kernel`. Watches show it at the playhead; a breakpoint stops the backward pass.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Constants: {}, `True`, `False`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the value one step before, or k steps before, up to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>## Functions

{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>## Signs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the four operations; a vector with a number, or unit by unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the whole quotient, and what is left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>to a power</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compare; several may follow each other, as in 0 &lt; h &lt; 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>and or not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>join conditions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is computed first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>## Examples

{}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.activation_words</name>
        <message>
            <source>has an activation of its own, which this program does not run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has an activation that {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has the activation {}, which this program does not know</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.archive</name>
        <message>
            <source>is damaged: its archive cannot be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an archive of too many parts; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an archive with a part of another size than it says</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.array_order</name>
        <message>
            <source>holds {} recurrent layers; at most {} can be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds recurrent layers that do not fit one behind the other: {} numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several orders of the layers would fit: the order of their names is taken.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.cell_weights</name>
        <message>
            <source>(units, {} × units)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(units, units)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>recurrent kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape (features, {}), got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.child.hdf5</name>
        <message>
            <source>needs more memory than a model of its size may</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged, or holds something that no model of Keras' holds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} layers; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an HDF5 file without the names of layers that Keras writes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weights of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no group 'layers', in which Keras keeps weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} weights in one layer; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no {}, which its model needs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged, or holds links that lead out of it; those are not followed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a soft link, which is not followed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}, which is no array</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} of type {}; weights have 16, 32 or 64 bits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} of shape {}; its model needs {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keeps {} in another file, which is not opened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} in pieces, packed or virtual; Keras writes it whole</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>names {}, whose numbers were never written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>says that {} has {} bytes, more than there are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is cut off within {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds the attribute {} of more than {} bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds the attribute {}, which is no text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a list of {} that is none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} {}; at most {} are read</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.child.onnx_graph</name>
        <message>
            <source>needs more memory than a model of its size may</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged, or no ONNX model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no ONNX model: it has no node</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} arrays; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keeps the numbers of {} in another file, which is not opened; save it whole</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: {} has a negative side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: the shape {} of {} is not filled by its numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a name of {} characters; at most {} are read</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.child.process</name>
        <message>
            <source>cannot be read within {} s, which no model of this size takes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be read: its reader does not start ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged, or needs more memory than a model of this size may</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be read: its reader was led astray</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.conventions.base</name>
        <message>
            <source>{} turns z around, which cannot be written with {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no {}; it has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>behind the product (reset_after true)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>before the product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no GRU whose reset gate acts otherwise than {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} keeps weights as Keras does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has one kernel for x and h together, [x, h] K</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>writes W x + U h, so that its matrices are Keras' transposed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keeps Keras' matrices transposed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has the gates in the order {} (Keras: {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>writes {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lets z = 1 take the candidate, where in Keras z = 1 keeps the state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>resets {} the product alone (reset_after {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has one bias for x and one for h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keeps the two biases of reset_after apart, as {} and {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} for {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have two axes, got shape {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have {} blocks of one size, got shape {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is missing</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.conventions.every</name>
        <message>
            <source>must be one of {}; got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} Its equations stay as Keras writes them.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.conventions.onnx</name>
        <message>
            <source>B of R</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must hold two biases of one size, got shape {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must begin with an axis of one direction, got shape {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.conventions.tensorflow1</name>
        <message>
            <source>TensorFlow 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>adds 1 to the forget gate as it runs, which is no part of its bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape (features + units, {} × units), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape ({},), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have as many rows as gates/kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have one axis</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.experiment</name>
        <message>
            <source>must have as many features as the model reads ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The inputs are those of {}, SHA-256 {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.keras_config</name>
        <message>
            <source>the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a model of class {}; known here: Sequential and Functional</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a model without a list of layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a model of {} layers; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>describes {} in a way that this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>does not say of which class {} is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>names layer {} in a way that this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds two layers of one name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>joins its layers in a way that cannot be followed, at {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>uses the layer {} more than once, which this program does not follow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gives the layer {} {} inputs; one is known here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>joins its layers in a way that cannot be followed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {} {}; one is known here</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.keras_plan</name>
        <message>
            <source>no layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no SimpleRNN, GRU or LSTM that can be used; it holds {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before {}, this program does not know {}: the model begins behind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out behind the part that can be used: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; what {} puts out is the output here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The dense layers {} are multiplied into one, as all but the last are linear.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} acts in training alone and is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is left out: every step counts, also masked ones.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>says that {} masks {}, which is no number of float64</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} skips steps whose numbers are all {}, and keeps the states there: they are taken out of the inputs that are read with the model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} with time_major, which this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} computes in 16 bits in its own program; not here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>does not say how many features {} reads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>says that {} reads {} features</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.keras_stack</name>
        <message>
            <source>{}: the weights of the gates are multiplied by 1.2, because Keras 2's hard sigmoid is 0.2 a + 0.5 where it is a / 6 + 0.5 here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds weights of {} of shapes {}; its configuration needs {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.masking</name>
        <message>
            <source>masks different steps in its rows (numbers that are all {}); bring one row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>masks every step: its numbers are all {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Masked, and taken out: {} of {} steps. There the states stay as they are.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.model_stack</name>
        <message>
            <source>The state that goes back every N steps is left out: a file of a model has no place for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a {}, which no other program keeps; these are kept: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be given before it can be written to a file</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.named_arrays</name>
        <message>
            <source>The file does not say which activations bend the layers: tanh and sigmoid are taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no arrays of a recurrent layer as {} names them; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, as they fit nowhere: {}{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no arrays of a recurrent layer by the names of PyTorch (weight_ih_l0) or Keras (recurrent_kernel); it holds {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds the array {} twice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds an LSTM with a projection ({}: weight_hr), which this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} keeps two biases that stand in one sum: they are added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a matrix, got shape {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 (SimpleRNN), 3 (GRU) or 4 (LSTM)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have {} blocks a unit, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file does not say where the GRU's reset gate acts: reset_after is taken as true, as in Keras.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it holds {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.onnx_chain</name>
        <message>
            <source>. If PyTorch wrote its RNN step by step, export it with dynamo=False, or its state_dict as .safetensors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file reads time backward: row t of the output here is its step T − 1 − t.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no RNN, GRU or LSTM; its nodes are {}{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing that is known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before the first {}, this program does not know {}: the model begins behind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several nodes read {} ({}): the model ends before them here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, with what is behind it: {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>turns the axes of what layer {} puts out, so that {} reads one row after the other as steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reads time backward and then in both directions, which this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lengths of sequences are left out: every step counts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The states before the first step come from {}: zeros are taken.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.onnx_constants</name>
        <message>
            <source>is damaged: {} of {} is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: {} reads {} where it needs whole numbers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.onnx_layer</name>
        <message>
            <source>holds a {} of the direction {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a {} whose {} has shape {}; its first side must be {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a {} whose activations are {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; they must be {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ONNX keeps two biases that stand in one sum here: they are added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>computes the weights of a {} ({}) as it runs; they must be constants</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a {} that clips its cells, which this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds an LSTM that couples input and forget gate, which this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds an LSTM with peepholes, which this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds an LSTM with {} for its candidate and {} for its cell state; one function is known here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a {} with a hard sigmoid that is not 0.5 at 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The weights of the gates are multiplied by {}, as the file's hard sigmoid is {} a + 0.5 where it is a / 6 + 0.5 here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a {} with the activation {}, which this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>({}, batch, {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a {} whose first state has shape {}; it must be {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.onnx_size</name>
        <message>
            <source>is nested too deeply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has more than {} parts; no recurrent model needs so many</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has more than {} nodes; no recurrent model needs so many</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged, or no ONNX model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged, or no ONNX model: a part of it is longer than the file</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.opened</name>
        <message>
            <source>The file takes the last step in time, where its backward half has read one step alone; here each half gives what it put out last, as Keras does: what is put out differs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no recurrent layer (SimpleRNN, GRU or LSTM) that can be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {} recurrent layers; at most {} can be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have as many rows as layer {} gives ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}'s kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the readout's kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape ({}, outputs), got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.planned_layer</name>
        <message>
            <source>describes {} in a way that this program does not know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>says {} of {} in a way that is neither true nor false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>says that {} of {} is {}; it must be from 1 to {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.read</name>
        <message>
            <source>says itself how its weights are to be read; a convention can be chosen for .npz and .safetensors alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is nested too deeply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} needs more memory than there is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is {}, and no model file that this program reads ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an archive that holds no model of Keras' (config.json) and no arrays (.npy), or damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged, or not what its name says: it begins like no model's file ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no model file that this program reads ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no plain file, but a pipe or device; save what it holds as a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a folder, not a file</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.readers.audio_json</name>
        <message>
            <source>is a file of Neural Amp Modeler, whose weights are one list without names; where it was trained, write the network's state_dict instead: safetensors.torch.save_file(model.state_dict(), 'net.safetensors')</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a {} of Neural Amp Modeler, which is no recurrent network and keeps no state to be stepped; an LSTM trained there, or by GuitarML or AIDA-X as .json, would be one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>RTNeural model (JSON)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no text in UTF-8</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an experiment of this program; open it as one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no model: RTNeural's have "layers", those of guitar amplifiers a "state_dict"</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} layers; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds layer {} without a type</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {} ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, as this program does not know it there: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file adds the input to the output (in_skip); that is left out here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no lstm, gru or rnn layer that can be used; it holds {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} whose weights do not fit together</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} without its weights: {} arrays</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} with something that is no array</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} with rows of different lengths</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} with something that is no number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} with a number beyond float64</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file adds the input to the output (skip); that is left out here.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.readers.hdf5_file</name>
        <message>
            <source>Keras weights or model (HDF5)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no weights at the places where Keras keeps those of layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no weights of its layer {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.readers.keras_archive</name>
        <message>
            <source>Keras model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is an archive without {}, which a .keras file holds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a {} of more than {} MiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a {} that is no text in UTF-8</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a {} that {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.readers.npz_arrays</name>
        <message>
            <source>weights (NumPy)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} of type {}; weights are numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no array</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.readers.onnx_file</name>
        <message>
            <source>ONNX model</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.readers.safetensors_file</name>
        <message>
            <source>weights (safetensors)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged, or no .safetensors file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is too short for a .safetensors file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>says that its header has {} bytes; at most {} that are there are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a header that is no text in UTF-8</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a header that {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a header that is no JSON object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} arrays; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: the numbers of {} overlap others, or leave a gap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: its arrays need {} bytes, and {} follow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>describes the array {} in a way that no .safetensors file does</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} of type {}; weights are F16, F32 or F64 here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is damaged: the shape {} of {} is not filled by its bytes</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.readers.told_apart</name>
        <message>
            <source>is a PyTorch file, which runs code when it is loaded and is not opened here; where it was made, write its weights instead:
    import torch, safetensors.torch
    weights = torch.load({}, weights_only=True)
    safetensors.torch.save_file(weights, {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a pickle, which runs code when it is loaded and is not opened here; where it was made, write its arrays instead: numpy.savez({}, **arrays)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a TensorFlow Lite file, whose operations no longer say which layer they were; convert the Keras model it was made from: model.save('model.keras')</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a SavedModel, a program and no plain weights; load it where it was made and write model.save('model.keras') or model.save_weights('model.weights.h5')</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>other models</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.write</name>
        <message>
            <source>can be chosen for .npz and .safetensors alone, not for {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} must end in one of {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.writers.arrays</name>
        <message>
            <source>The readout's activation {} is left out{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layer {}: {} {} is left out{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layer {}: the initial state is left out{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reads backward alone; no layer of PyTorch's does</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>merges its directions by {}; PyTorch puts them side by side (concat)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layer {}: go_backwards is left out{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layer {}: merge_mode {} is left out{}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.writers.base</name>
        <message>
            <source>, as such a file has no place for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>return_sequences false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stateful true</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is left out{}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.writers.keras_archive</name>
        <message>
            <source>Keras model</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.writers.keras_weights</name>
        <message>
            <source>Keras weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A file of weights keeps neither layers nor activations; .keras keeps them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Initial states are left out: Keras takes them in a call (initial_state=…).</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.writers.npz_writer</name>
        <message>
            <source>weights (NumPy)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.writers.onnx_writer</name>
        <message>
            <source>ONNX model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reads what a backward layer puts out in both directions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is {}, which ONNX' recurrent operators have not: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is {}; ONNX has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has two halves of different kinds or sizes</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.writers.rtneural_writer</name>
        <message>
            <source>RTNeural model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a {}; RTNeural has GRU and LSTM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>resets before the product (reset_after false), which RTNeural's GRU does not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is {}, which RTNeural's layers have not</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.models.writers.safetensors_writer</name>
        <message>
            <source>weights (safetensors)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.notation.equation</name>
        <message>
            <source>one minus</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no number a unit</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.notation.equation_part</name>
        <message>
            <source>one minus</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.notation.equation_text</name>
        <message>
            <source>one minus</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.notation.number_name</name>
        <message>
            <source> of layer {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.notation.readout_equation</name>
        <message>
            <source>this network has no readout</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.optimizers.adam</name>
        <message>
            <source>beta_1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>beta_2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>epsilon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much of the mean gradient is kept at each update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much of the mean square is kept at each update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What keeps the divisor away from 0.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.optimizers.base</name>
        <message>
            <source>learning_rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>batch_size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>shuffle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>validation_split</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>fresh</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>truncate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>clipvalue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>clipnorm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>global_clipnorm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>convention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>textbook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How far one training step would go.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What training makes smaller.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many rows one update sees; 0 is all of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether each epoch takes the rows in another order, from the seed; never of a stateful model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much is kept from training to measure the validation loss on: of the rows the last ones, of a single row the last steps. 0 keeps nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether each update draws new examples of a task, from the seed and the update's number. The experiment's own are never trained on then: the validation loss is measured on them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>After how many steps the gradient is cut, again and again, while the states go on; 0 is never.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The largest size of each number of the gradient; 0 leaves them as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The largest norm of each weight's gradient; 0 leaves them as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The largest norm of the gradient of all weights; 0 leaves it as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keras rounds learning_rate, SGD's momentum and, in Adam's correction of its bias, the betas to float32, even for float64 weights. The textbook rounds nothing, and adds Adam's epsilon afterwards.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be 0 where {} is not: one clips enough</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be 0 where examples are fresh: the experiment's own are kept for validation then</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.optimizers.rms_prop</name>
        <message>
            <source>rho</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>momentum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>epsilon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much of the mean squared gradient is kept at each update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much of the last update is made once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What keeps the divisor away from 0.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.optimizers.sgd</name>
        <message>
            <source>momentum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nesterov</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much of the last update is made once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether the momentum is added before the gradient's own step, looking ahead; without it, nothing.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.parameter</name>
        <message>
            <source>must be a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a finite number within float64 (below 1.8e308)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be "auto", true or false</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.program.version</name>
        <message>
            <source>not installed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>RNN Explorer</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.formula</name>
        <message>
            <source>must be a number or a calculation: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>gives {} at i = {}, j = {}; it must be finite there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a finite number within float64 (below 1.8e308)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.limits</name>
        <message>
            <source>square brackets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a text has at most {} {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lists and quotes may hang in each other at most {} deep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cells of tables</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a text's formulas are too many or too long to be drawn at once</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.model_weights</name>
        <message>
            <source>must be of at most {} layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no array</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ends behind {}; a recurrent kernel belongs there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a recurrent kernel, (units, units times gates)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, got shape {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {} columns a unit; cells known here: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape ({}, outputs), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have shape ({},), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>array {} ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>array {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layers {} → {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}: {} → {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}: units {} → {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}: {} bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {}: initial state zeros</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a readout of {} outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a readout of 1 output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>outputs {} → {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.pasted_arrays</name>
        <message>
            <source>The numbers may have lost digits when they were printed.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.printed_array</name>
        <message>
            <source>has {} characters; at most {} are read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must hold as many numbers as the first row ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a number among rows of numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty; numbers belong there</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.printed_tokens</name>
        <message>
            <source>{} is no number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ends before all its brackets are closed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is nested deeper than {} brackets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}, column {}:</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.printed_value</name>
        <message>
            <source>numbers are left out here (…); print all of them, for example with .tolist()</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no array of numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has commas between some of its items only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a name in quotes belongs here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a colon belongs behind the name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a finite number, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>says a shape and no numbers; print its numpy() or get_weights()</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this &lt; is never closed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be real numbers, got dtype {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is beyond what its dtype holds</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.table_fit</name>
        <message>
            <source>as it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as a whole</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.tex</name>
        <message>
            <source>two subscripts follow one symbol; braces tell which one is meant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>two superscripts follow one symbol; braces tell which is meant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>something is missing, such as a closing brace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing follows ^ or _</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a fraction has no denominator</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a fraction has no numerator</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a width is none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is too long, or braces hang in each other too deep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is no TeX</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a brace has no partner</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing of it would be seen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a matrix is empty</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.typed_number</name>
        <message>
            <source>must be a finite number within float64 (below 1.8e308), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number, got {}{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; use a point: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.values_text</name>
        <message>
            <source>line {}:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>needs a column of inputs beside {} of targets, got {} in all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a parenthesis without its other one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a number behind the targets in parentheses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}, column {}:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty; a number belongs there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number that is no target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no target, so it needs no parentheses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>begins a row of {}; the first row has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have targets without parentheses, as the last step of each row counts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must hold as many numbers as the longest ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have all its targets in parentheses ({}), or none</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.reading.weights_file</name>
        <message>
            <source>{} must end in .json or .npz</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} of shape {}; a weight has one or two dimensions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}, which must be finite numbers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.run.final_state</name>
        <message>
            <source>the run has no step yet, so it has no final state</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has other layers by now than the run that is shown; let it run first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no rule that goes on behind its one row; its final state may begin it anew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leaves float64 at t = {}, so it cannot go on</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.run.free_run</name>
        <message>
            <source>needs targets that are the next inputs; those of this sequence are others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>outputs are {}, inputs {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>needs as many outputs as inputs, since they are read in their place; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>needs layers that go forwards; one that goes backwards reads inputs that do not exist yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a free run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a step from 1 to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must begin at {}, after an output to read, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free from t = {}: every output stays within {} of the targets' standard deviation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 output follows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} outputs follow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free from t = {}: {} the target; at t = {} one is off by more than {} of the targets' standard deviation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>horizon: 1 step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>horizon: {} steps</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.run.memory</name>
        <message>
            <source>about {} of memory; this machine has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {} steps, and to record this network needs {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} GB</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.run.operation</name>
        <message>
            <source>the readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>both halves</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.run.plan</name>
        <message>
            <source>Job | None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tuple[Job, ...]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The target of t = {} is the first that is rounded itself: the sequence has {}, float64 {}. From there on an error of 0 need not mean that nothing is off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {} is no longer a finite {} there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run ends at t = {}: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its value there is beyond 1.8e308, so the run ends before it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence leaves float64 at t = {}: {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.run.simulate</name>
        <message>
            <source>must keep every number finite where a layer goes backwards; {} is not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at step {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.run.what_if</name>
        <message>
            <source>own outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reads its own outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a recorded step; nothing is recorded yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a recorded step, from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must go forwards for a what-if of a specimen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>would change no state, were it {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a whole number while NumPy computes exactly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a finite number, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has shape {}; it has no place {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no input, state or weight; states here: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not used while neither implementation runs</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.run.whole_run</name>
        <message>
            <source>goes backwards in a layer: what it puts out before t = {} is made of later inputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, so that no run can be held there and keep them secret</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.sequences.data</name>
        <message>
            <source>data from a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>skip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>take</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ahead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>filling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scaling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>test_part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many rows at the beginning are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many rows are used after them; 0 is all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many rows ahead the targets are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What stands for a missing number; as a target such a one does not count.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The scale on which the network sees the numbers; it is taken from what is not for testing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps a row of the batch has; 0 makes one row of all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much later each window begins; 0 is right behind the last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which part, at the end, is kept from training, to test it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must name each column once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at least 1 where the targets are the inputs, got 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most the steps there are ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>to take differences</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>to predict the next one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at least {} rows {}, has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {}, so that enough rows are left, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at least {} {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>differences of the rows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be less than the {} in use ({}), got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.sequences.data_choice</name>
        <message>
            <source>{} cannot be referred to: its path holds signs of no text; give it another name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be columns of numbers; there is none but the targets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be columns of the file: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be columns of numbers; {} holds {}s</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.sequences.data_file</name>
        <message>
            <source>{} has not as many rows ({}) as it had ({}); read it anew</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.sequences.memory_code</name>
        <message>
            <source>def fits_float64(value):
    """Whether the number is below 1.8e308; Python's integers know no such bound."""
    try:
        return math.isfinite(value)
    except OverflowError:
        return False</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def memory_sum(seq_len, weight, bias, h_weight, mem_len):
    """The first values of s_0 = 1, s_t+1 = weight * s_t + bias + h_weight * (the memory's sum).

    The memory is the mem_len values before s_t: none for 0, all of them for -1. The sequence ends
    before a value that float64 cannot hold.
    """</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def nearest_sum(numbers):
    """Their exact sum, rounded once; sum() rounds otherwise, and not in every version of Python alike."""
    try:
        return math.fsum(numbers)
    except OverflowError:  # on the way, or at the end
        total = sum(map(Fraction, numbers))
    try:
        return float(total)
    except OverflowError:
        return math.inf if total &gt; 0 else -math.inf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    values, value = [], {one}
    while len(values) &lt; seq_len and fits_float64(value):
        values.append(value)
        memory = values[-1 - mem_len : -1]
        value = value * weight + bias + h_weight * {sum}
    return values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    values, value, total = [], {one}, 0
    while len(values) &lt; seq_len and fits_float64(value):
        values.append(value)
        memory = total  # the sum of all values before this one
        total += value
        value = value * weight + bias + h_weight * memory
    return values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>[{}:]  # row {} of the batch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}


{}


values = memory_sum({}){}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from fractions import Fraction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>import math</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with $w$ = {}, $b$ = {}, $h$ = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all values before the last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each value is made from the last one and a sum of those before it:</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.sequences.memory_network</name>
        <message>
            <source>The recurrent term carries the last output, not the last input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One unit cannot hold {}: {}. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the sum of all inputs before the last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>xₜ₋₁ and xₜ₋₂</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the {} inputs before the last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} linear units predict this sequence exactly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>needs {} linear units to be predicted exactly, and a layer has at most {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.sequences.memory_rule</name>
        <message>
            <source>The input is xₜ = sₜ, the target sₜ₊₁.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} Values before s₀ count as 0.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.sequences.memory_sum</name>
        <message>
            <source>memory_sum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seq_len</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>h_weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mem_len</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>batch_size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many values each row has; the network sees all but the last and predicts all but the first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The factor of the last value in the next one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The constant added at every step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The factor of the remembered sum; at 1 the sequence is the notebook's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many values before the last are remembered: 0 none, -1 all of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Into how many rows the sequence is cut, one after the other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {} where seq_len is {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {} in a lesson, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.sequences.table</name>
        <message>
            <source>must be null, "last" or a list of true and false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must hold at least 1 number, got none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have as many time steps as the first row ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must hold as many numbers as the first time step ({}), got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.sequences.values</name>
        <message>
            <source>own values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at least 2 time steps where targets are the next values, got 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have as many rows as the values ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have as many time steps as the values ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must say true or false for each time step ({}), got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.session</name>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be the place of an earlier branch, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be the place of a branch, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be the place of a training, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be the place of an earlier training, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot be read: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a list of at most {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.setting</name>
        <message>
            <source>must be FIELD=VALUE, such as sequence.weight=3, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is set twice, to {} and to {}; leave one out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be JSON, whose words stand in double quotes, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be set, too, where sequence.kind becomes values, such as to [[1], [2], [3]]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; there are {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a field of this experiment{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must name a field such as model.layers[0].units, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.activation_code</name>
        <message>
            <source>def relu(a):
    return np.maximum(a, 0)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def sigmoid(a):
    e = np.exp(-np.abs(a))  # never of a large number, so that nothing overflows
    return np.where(a &gt;= 0, 1 / (1 + e), e / (1 + e))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def softmax(a):
    e = np.exp(a - np.max(a))  # the largest becomes 1, so that nothing overflows
    return e / np.sum(e)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def log_softmax(a):
    shifted = a - np.max(a)
    return shifted - np.log(np.sum(np.exp(shifted), keepdims=True))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def sparsemax(a):
    # Keras sums the cumulative sums where Martins &amp; Astudillo (2016) take the last one; so does this.
    ordered = -np.sort(-a)
    count = np.arange(1, len(a) + 1, dtype=a.dtype)
    sums = np.cumsum(ordered)
    is_in = ordered - (sums - 1) / count &gt; 0
    total = np.sum(np.where(is_in, sums, 0), keepdims=True)
    size = np.sum(is_in, keepdims=True, dtype=a.dtype)
    return np.maximum(a - (total - 1) / size, 0)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def softplus(a):
    return np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def softsign(a):
    return a / (1 + np.abs(a))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def silu(a):
    return a * sigmoid(a)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def gelu(a):
    # a times the normal distribution; TensorFlow rounds sqrt(1/2) to single precision.
    halves = (-a * a.dtype.type(0.7071067690849304)).tolist()
    return a * a.dtype.type(0.5) * np.array([math.erfc(half) for half in halves], dtype=a.dtype)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def elu(a):
    return np.where(a &gt; 0, a, np.exp(np.minimum(a, 0)) - 1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def selu(a):
    bent = 1.6732632423543772 * (np.exp(np.minimum(a, 0)) - 1)  # Klambauer et al. (2017)
    return (1.0507009873554805 * np.where(a &gt; 0, a, bent)).astype(a.dtype)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def celu(a):
    return np.maximum(a, 0) + np.expm1(np.minimum(a, 0))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def leaky_relu(a):
    return np.where(a &gt; 0, a, a.dtype.type(0.20000000298023224) * a)  # 0.2 in single precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def relu6(a):
    return np.clip(a, 0, 6)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def mish(a):
    return a * np.tanh(softplus(a))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def hard_sigmoid(a):
    return np.clip(a / 6 + a.dtype.type(0.5), 0, 1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def hard_silu(a):
    return a * hard_sigmoid(a)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def hard_tanh(a):
    return np.clip(a, -1, 1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def hard_shrink(a):
    return np.where(np.abs(a) &gt; 0.5, a, 0).astype(a.dtype)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def soft_shrink(a):
    return np.sign(a) * np.maximum(np.abs(a) - a.dtype.type(0.5), 0)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def tanh_shrink(a):
    return a - np.tanh(a)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def log_sigmoid(a):
    return -softplus(-a)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def squareplus(a):
    return (a + np.sqrt(a * a + 4)) / 2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def sparse_plus(a):
    return np.where(a &lt;= -1, 0, np.where(a &gt;= 1, a, ((a + 1) ** 2) / 4)).astype(a.dtype)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def sparse_sigmoid(a):
    return np.clip((a + 1) / 2, 0, 1)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.cell_code</name>
        <message>
            <source>{} = np.array({}{}, dtype=precision)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = np.split({}{}, {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}_before{} = {}{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, added in Keras' order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = np.split({}, {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>times({}, {})</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.check_folder</name>
        <message>
            <source>#!/bin/sh
# Are their numbers the model's? Exit status 0: yes, within the tolerance; 1: no; 2: not to be compared.
cd "$(dirname "$0")" || exit 2
exec {command} "$@"
</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rnn-explorer compare {} --input {} --theirs {} --tolerance {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} --implementation {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.keras_code</name>
        <message>
            <source>os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # TensorFlow says much that is of no use here
try:
    import keras
except ImportError:
    keras = None
    print("Keras is not installed here, so this part has nothing to show; "
          "pip install tensorflow brings it.")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if keras is not None:
    keras.config.set_floatx("{dtype}")  # predict casts what it is given to this, whatever the layers are
    inputs = keras.Input((None, {features}), dtype="{dtype}")
    {layers}
    model = keras.Model([inputs, {states}], {output})
    model.compile(loss="mse", jit_compile={is_jit_compiled}){note}
    {weights}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if keras is not None:
    states = [np.array([state], dtype="{dtype}") for state in ({states},)]
    found = {found}
    for t, (numpy_y, keras_y) in {pairs}:
        print(f"t = {{t}}  NumPy = {{numpy_y.tolist()}}  Keras = {{keras_y.tolist()}}")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>model.predict([x[None].astype("{dtype}"), *states], verbose=0)[0] if len(x) else x</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>[]
    for begin in range(0, len(x), {every}):  # the states are reset, so that each stretch is a call of its own
        part = x[None, begin : begin + {every}].astype("{dtype}")
        found.{take}(model.predict([part, *states], verbose=0)[0])
        states = [np.array([state], dtype="{dtype}") for state in ({states},)]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>enumerate(zip(outputs, found))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>[(len(outputs) - 1, (outputs[-1], {found}))] if outputs else []</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>  # XLA may round the last bits otherwise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same in Keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same network of Keras' own layers, with the same weights, in {}. Keras rounds otherwise, so the last digits may differ.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>import os</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, activation={}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>readout = keras.layers.Dense({}, dtype="{}")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}.set_weights([np.array(numbers, dtype="{}") for numbers in ({})])</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.keras_layer_code</name>
        <message>
            <source>{} = keras.Input(({},), dtype="{}")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer{} = keras.layers.Bidirectional(</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    merge_mode={}, dtype="{}")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer{} = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = layer{}({}, initial_state=[{}])</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>backward = keras.ops.flip(backward, axis=1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = keras.layers.{}(dtype="{}")([{}])</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.literal</name>
        <message>
            <source>NumberRows | Sequence[NumberRows]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>float | NumberRows</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.network_code</name>
        <message>
            <source>Step t of a layer that goes backwards is the t-th that it processes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def times(row, matrix):
    """row @ matrix, added up as RNN Explorer does; @ may round the last bits otherwise."""
    return np.einsum("...i,ij-&gt;...j", row, matrix)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def times(row, matrix):
    """row @ matrix in Python's integers."""
    return row @ matrix</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def to_floats(numbers):
    """Python's integers as float64; those beyond it become infinite."""
    return np.array([to_float(number) for number in numbers])


def to_float(number):
    try:
        return float(number)
    except OverflowError:
        return math.inf if number &gt; 0 else -math.inf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def turned(rows):
    """All rows from the last step to the first."""
    return rows[::-1]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def turned(rows):
    """All rows from the last step to the first, the {every} between two resets by themselves."""
    return [row for begin in range(0, len(rows), {every}) for row in rows[begin : begin + {every}][::-1]]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The matrix product, and what bends the sums:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The matrix product:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The functions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>import math</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at every step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>every {} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if {} and {} % {} == 0:  # the states are reset {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>times({}, V) + {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} that row {} ended with: the model is stateful</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(inputs, units)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(units, units)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} before t = 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tuple[NumberRows, ...]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(units, outputs)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>V = np.array(readout_kernel, dtype=precision)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = np.array(readout_bias, dtype=precision)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tuple[NumberRows, ...] | None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; drawn from the seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layer {}, </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}{} with {}{}:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A linear readout:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A readout with `{}`:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; of T steps it is T-1-t in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; in time it is t', counted back within the {} steps from one reset to the next.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} units</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.notebook</name>
        <message>
            <source>This notebook is an experiment of RNN Explorer. It needs Python and NumPy; matplotlib draws the picture, and Keras is compared where it is installed. Run the cells from top to bottom.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Python 3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> Shown is row {} of the batch.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.picture_code</name>
        <message>
            <source>try:
    import matplotlib.pyplot as plt
except ImportError:
    plt = None
    print("matplotlib is not installed here, so there is no picture; pip install matplotlib brings it.")


def draw(axes, rows, style, colour, label, steps=None):
    numbers = np.array(rows, dtype=float)
    drawn = np.where(np.abs(numbers) &lt; 1e280, numbers, np.nan)  # no axis reaches much further
    steps = range(len(drawn)) if steps is None else steps
    axes.plot(steps, drawn, style, color=colour, markersize=4)[0].set_label(label)
    if np.abs(np.nan_to_num(drawn)).max(initial=0) &gt; 1000:
        axes.set_yscale("symlog")  # a linear axis would hide all but the last steps


if plt is not None and outputs:
    figure, axes = plt.subplots({rows}, 1, sharex=True, squeeze=False, layout="constrained")
    draw(axes[0, 0], {targets}, "o", "#1f2328", "target"{steps})
    draw(axes[0, 0], {outputs}, "-", "#0b62c4", "prediction")
    axes[0, 0].legend(frameon=False)
{error}    axes[-1, 0].set_xlabel("time step t")
    plt.show()</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    draw(axes[1, 0], errors, "o{line}", "#a0186e", "error: prediction − target"{steps})
    axes[1, 0].legend(frameon=False)
</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, counted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>target[: len(outputs)]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>[to_floats(y) for y in outputs]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Above, the prediction over the target. </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Below, how far it is off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.run_code</name>
        <message>
            <source>One step after the other; each prints every number that it computes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One layer after the other, each through all steps in the order it processes them; then each step is printed with what the layers computed as that one, row k of a layer being its k-th.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>y - target[t]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>y.astype(np.float64) - target[t]  # the target stays in float64</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>to_floats(y - target[t])</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if errors:
    all_errors = np.array(errors)  # (steps, outputs)
    mse = float(np.sum(all_errors * all_errors)) / all_errors.size
    mae = float(np.sum(np.abs(all_errors))) / all_errors.size
    print(f"NumPy: MSE = {mse!r}, MAE = {mae!r}")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if errors:
    all_errors = np.array(errors)  # (steps, outputs)
    squares = sizes = 0.0
    for first in range(0, len(x), {size}):  # all at once may round otherwise
        block = {block}
        squares += float(np.sum(block * block))
        sizes += float(np.sum(np.abs(block)))
    mse, mae = squares / all_errors.size, sizes / all_errors.size
    print(f"NumPy: MSE = {{mse!r}}, MAE = {{mae!r}}")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all_errors[first : first + {size}]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all_errors[(np.array(counted) &gt;= first) &amp; (np.array(counted) &lt; first + {size})]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, "target": target[t]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for t in range(len(x)):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x_t = x[t].astype(precision)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step = {"x": x[t], {}, "y": y{}}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>infinite = [name for name, numbers in step.items() if not np.isfinite({}).all()]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>print(f"t = {t}", *(f"{name} = {numbers.tolist()}" for name, numbers in step.items()), sep="  ")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if infinite:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    print(f"The run ends at t = {t}: NumPy's {infinite[0]} is no longer a finite {} there.")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The error is not defined: the network has {}, the targets have {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How far the outputs are from the targets: the mean of the squares, and of the absolute values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> Steps that do not count are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step["error"] = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step["target"] = target[t]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if counts[t]:</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.script</name>
        <message>
            <source>"""An experiment of RNN Explorer as a script that needs nothing but Python and NumPy.

It prints the numbers of every step: the very bits of RNN Explorer's own NumPy implementation.
"""
</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>precision = np.float64  # of the network's numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>precision = np.float32  # of the network's numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>precision = object  # Python's integers, of any size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>np.seterr(all="ignore")  # a number that overflows is found in the loop, and told</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>import numpy as np</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.sequence_code</name>
        <message>
            <source>else:
    if len(values) &lt; {length}:
        reason = "its value there is beyond 1.8e308, so the run ends before it"
        print(f"The sequence leaves float64 at t = {{len(values)}}: {{reason}}.")</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>values = np.array(values, dtype={}).reshape(-1, {})  # one row of features per time step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x = values[:-1]  # the network sees all values but the last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>target = values[1:]  # and shall predict all but the first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x = np.array(values, dtype={}).reshape(-1, {})  # what the network sees</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>target = np.array(targets, dtype={}).reshape(-1, {})  # and shall put out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whether the output of a time step is compared</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These numbers were typed or pasted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These are its numbers.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.whole_code</name>
        <message>
            <source>np.concatenate([one, other])</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one + other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one * other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(one + other) / 2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from the last step to the first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from the first step to the last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer{} = []  # all that layer {} computes, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for k, x_t in enumerate({}):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}{}_rows = [step["{}{}"] for step in layer{}]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for t, h_t in enumerate({}):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>times(h_t, V) + {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>[{} for one, other in zip({}, {})]</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.takeaway.write</name>
        <message>
            <source>{} must end in .py or .ipynb</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.adding</name>
        <message>
            <source>adding problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hochreiter and Schmidhuber 1997, section 5.4; marks as in Le et al. 2015</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps an example has; two of them are marked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always guessing 1</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.base</name>
        <message>
            <source>examples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many examples are drawn, each a row of the batch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the random numbers of the examples start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {} of so many steps, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.characters</name>
        <message>
            <source>characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Karpathy 2015, The unreasonable effectiveness of recurrent neural networks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text; a letter asks for the one behind it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what usually follows the letter</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.copy_memory</name>
        <message>
            <source>copy memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>wait</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copied</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>symbols</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Arjovsky, Shah and Bengio 2016, section 5.1, after Hochreiter and Schmidhuber 1997</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps lie between the last symbol and the first of its copy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many symbols have to be copied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many different symbols there are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>blanks, then any symbol</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.counting_ones</name>
        <message>
            <source>counting ones</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the barest counter; compare Gers and Schmidhuber 2001</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many bits an example has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the last bit, and half of the others</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.echo</name>
        <message>
            <source>echo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>delay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Jaeger 2002, Short term memory in echo state networks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps an example has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>After how many steps a number comes back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be less than the steps ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always guessing 0</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.elman_xor</name>
        <message>
            <source>Elman's XOR</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>triples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Elman 1990, Finding structure in time, pages 185 to 187</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many times two bits and their XOR come.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always guessing one half</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the XOR where it is due, else one half</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.flip_flop</name>
        <message>
            <source>flip-flop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>switches</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>push</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sussillo and Barak 2013, Opening the black box</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps an example has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many switches there are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How likely a switch is pushed at a step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the push, else 0</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.mackey_glass</name>
        <message>
            <source>Mackey–Glass</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tau</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>every</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mackey and Glass 1977, Science 197, equation 4b</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps an example has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The delay τ, in units of time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many units of time lie between two steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {} for {} steps, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.measured</name>
        <message>
            <source>always guessing the mean</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copying the last value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a straight line through the last {} inputs</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.narma</name>
        <message>
            <source>NARMA-10</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Atiya and Parlos 2000, IEEE Transactions on Neural Networks 11, equation 86</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps an example has.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.parity</name>
        <message>
            <source>parity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Minsky and Papert 1969, Perceptrons</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many bits an example has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always guessing one half</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.sines</name>
        <message>
            <source>sine with noise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>period</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>noise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a textbook example of a rhythm under noise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps an example has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>After how many steps the sine comes back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The standard deviation of the noise.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always guessing 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copying the last value</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.tasks.temporal_order</name>
        <message>
            <source>temporal order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hochreiter and Schmidhuber 1997, section 5.6, task 6a</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps an example has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all four answers equally</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.theirs.align</name>
        <message>
            <source>Where there is no number, none is compared: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out: {}{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no numbers of a network, but {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has {}, the run {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; they are laid beside each other from the first on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>where the numbers fit best</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from the first on, as no other place fits better</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; they are laid beside each other {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {} could also be {}; it is read as {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} could also be {}; a name would say.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} and {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} could both be {}; name them, such as y and 0.h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is of layer {}, and the last layer of the model is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of the model has shape {} (rows, steps, size)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has shape {}; {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.theirs.aligned</name>
        <message>
            <source>is gone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has shape {} now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an array</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>had {} of shape {}, which {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rows × steps</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.theirs.alignment</name>
        <message>
            <source>The array {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is read as {}, ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>without its first column, which counts the steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the last step alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its first step is our step {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its step {} is our step 0</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.theirs.axes</name>
        <message>
            <source>rows × steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps × size</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.theirs.columns</name>
        <message>
            <source>leave out all but those that are meant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no column of numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, as they number rows and columns: the first line and the first column.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, as they hold no numbers: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds numbers of {}; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds those of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>does not say whose its numbers are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no numbers of {}; it {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has rows of different lengths between its empty lines: {} steps</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.theirs.given</name>
        <message>
            <source>the array {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the array</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds {}, no plain numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no array {}; there are {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.theirs.inputs</name>
        <message>
            <source>must hold finite numbers alone; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>inputs must be finite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>targets must be finite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} at row {}, t = {}, feature {}; {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no array</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>inputs, or one called x</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>targets, or one called targets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must hold one array of {}; it holds {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first column of the inputs counts the steps, and is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first column of the targets counts the steps, and is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has shape {}; the model {}: (steps, {}) or (rows, steps, {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no number: its shape is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The inputs {} are read as {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The targets {} are read as {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reads 1 feature</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reads {} features</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>puts out 1 number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>puts out {} numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(steps, features), as they stand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(rows, features, steps)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(features, steps, rows)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(rows, steps) of one feature</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(features, steps)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one step</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.theirs.packed</name>
        <message>
            <source>holds numbers of somebody's that are damaged</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.theirs.slot</name>
        <message>
            <source>the output {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of layer {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.thread.bringing</name>
        <message>
            <source>{} is a second model; bring one model at a time</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.thread.examination</name>
        <message>
            <source>has two arrays that are both {}; choose another for one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has numbers of {}, which the model does not have</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {} a step for {}, and the model {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.thread.file_reader</name>
        <message>
            <source>data file</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.thread.own_process.engine_link</name>
        <message>
            <source>SimpleQueue[Parcel | None]</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.thread.own_process.engine_process</name>
        <message>
            <source>engine {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>engine successor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the engine's process is not understood</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The engine has ended by itself, as when memory runs out, and was started again; nothing that was computed is lost.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.thread.worker</name>
        <message>
            <source>keras import</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.checkpoint_file</name>
        <message>
            <source>is no checkpoint of a training: it does not say how many updates were made</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a checkpoint of another model or optimizer: it has no {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a checkpoint of another model: {} has shape {}, not {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a checkpoint of another precision: {} is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}, which is not finite</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.checkpoints</name>
        <message>
            <source>nothing is kept of update {} or before</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.code.cell_code</name>
        <message>
            <source>The script can't be written with {}; it knows {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>d_{}{}_before += {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>d_{} += ({}).sum(axis=0)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>d_sum = {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.code.keras_code</name>
        <message>
            <source>must be 'keras' for a script of Keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>import keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>import tensorflow as tf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>optimizer = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def outputs(x):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    """(rows, steps, features) to (rows, steps, outputs)."""</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tf.tile(tf.constant({}, precision), (len(x), 1))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    x = layers[{}](x, initial_state=[{}])</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    return layers[-1](x)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    return x</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>

variables = [variable for layer in layers for variable in layer.trainable_variables]


@tf.function
def loss_and_gradients(x, target, counts):
    with tf.GradientTape() as tape:
        each = keras.losses.get("{loss}")(target, outputs(x))
        loss = tf.reduce_sum(tf.where(counts, each, 0)) / tf.reduce_sum(tf.cast(counts, precision))
    return loss, tape.gradient(loss, [variable.value for variable in variables])


for n, rows in enumerate(batches):
    batch = (tf.constant(one[rows]) for one in (x_train, targets, counts_train))
    loss, gradients = loss_and_gradients(*batch)
    print(repr(float(loss)))
    if n &lt; updates:
        optimizer.apply(gradients, variables)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layers = [</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, return_sequences=True, dtype=precision{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, activation={}, dtype=precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layers[{}].build((None, None, {}))</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.code.numpy_code</name>
        <message>
            <source>def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def relu(a):
    return np.maximum(a, 0)


def softmax(a):
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(a):
    a = a - a.max(axis=-1, keepdims=True)
    return a - np.log(np.exp(a).sum(axis=-1, keepdims=True))
</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>((y - target) ** 2).mean(axis=-1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>2 * (y - target) / target.shape[-1]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>np.abs(y - target).mean(axis=-1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>np.sign(y - target) / target.shape[-1]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(np.maximum(a, 0) - a * target + np.log1p(np.exp(-np.abs(a)))).mean(axis=-1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(y - target) / target.shape[-1]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>-(target * log_softmax(a)).sum(axis=-1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>y * target.sum(axis=-1, keepdims=True) - target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weights = {{}}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = {name: np.zeros_like(weight) for name, weight in weights.items()}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def loss_and_gradients(rows):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for n in range(1, updates + 2):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    loss, gradients = loss_and_gradients(batches[n - 1])</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    if n &gt; updates:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    for name, weight in weights.items():</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>        g = gradients[name]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"""The mean loss of the steps that count, and the gradient of each weight, back through time."""</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x, target, counts = x_train[rows], targets[rows], counts_train[rows]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>np.array({}, dtype=precision)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}{} = np.tile({}, (len(rows), 1))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>kept, a = [], np.empty_like(target)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for t in range(x.shape[1]):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    {}{}_before = {}{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} with a readout of {} can't be written as a script</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loss = ({} * counts).sum() / counts.sum()</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>d_a = ({}) * counts[..., np.newaxis] / counts.sum()</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>d_{} = np.zeros_like({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>d_V, d_c = np.zeros_like(V), np.zeros_like(c)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for t in reversed(range(x.shape[1])):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    {}, = kept[t]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    d_{}{} = d_{}{}_before + 0.0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    d_c += d_a[:, t].sum(axis=0)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>return loss, {{}}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>np.concatenate([{}], axis=-1)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.code.pytorch_code</name>
        <message>
            <source>((y - target) ** 2).mean(-1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(y - target).abs().mean(-1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>torch.nn.functional.binary_cross_entropy_with_logits(a, target, reduction="none").mean(-1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>-(target * torch.log_softmax(a, -1)).sum(-1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>import torch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>arrays = {{}}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weights = {name: torch.tensor(array, requires_grad=True) for name, array in arrays.items()}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = {name: torch.zeros_like(weight) for name, weight in weights.items()}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>def loss_of(rows):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>        for name, weight in weights.items():</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>            g = gradients[name]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>            weight.grad = None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>

def clipped(g, low, high):
    return g.clamp(low, high)


for n in range(1, updates + 2):
    loss = loss_of(batches[n - 1])
    print(repr(loss.item()))
    if n &gt; updates:
        break
    loss.backward()
    with torch.no_grad():
        gradients = {name: weight.grad for name, weight in weights.items()}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"""The mean loss of the steps that count."""</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x, target, counts = (torch.tensor(one[rows]) for one in (x_train, targets, counts_train))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, = weights.values()</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>torch.tensor({}, dtype=x.dtype)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}{} = {}.expand(len(rows), -1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>found = []</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for t in range(x.shape[1]):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    {}{}_before = {}{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    found.append({} @ V + c)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a = torch.stack(found, 1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} with a readout of {} can't be written as a script</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>each = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>return (each * counts).sum() / counts.sum()</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.code.script</name>
        <message>
            <source>a training's script</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 update</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} updates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>[{}] * (updates + 1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"""Trains {}: {}. Prints the loss before each, and after the last."""</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>import numpy as np</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>precision = "{}"</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>updates = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x_train = np.array({}, dtype=precision)  # (rows, steps, features)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>targets = np.array({}, dtype=precision)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>counts_train = np.array({})  # which steps count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>batches = {}  # rows of each update</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = np.array({}, dtype=precision)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has more numbers than {} may hold, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>goes backwards, which is no part of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no part of {}; take it away for that</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.code.update_code</name>
        <message>
            <source>{} can't be written as a script</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} = {name: {} for name, g in {}.items()}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for name, g in </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    norm = {}((g * g).sum())</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    {}[name] = g * ({} / norm) if norm &gt; {} else g</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>norm = {}(sum((g * g).sum() for g in {}.values()))</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if norm &gt; {}:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>    {} = {name: g * ({} / norm) for name, g in {}.items()}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight -= {} * g</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>momentum[name] = {} * momentum[name] - {} * g</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight += {} * momentum[name] - {} * g</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight += momentum[name]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>velocity[name] = {} * velocity[name] + (1 - {}) * g * g</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step = {} * g / {}(velocity[name] + {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>momentum[name] = {} * momentum[name] + step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight -= momentum[name]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight -= step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>momentum[name] += (g - momentum[name]) * (1 - {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>velocity[name] += (g * g - velocity[name]) * (1 - {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight -= momentum[name] * {} / ({}(velocity[name]) + {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>({}(velocity[name] / {}) + {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>weight -= {} * (momentum[name] / {}) / {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.data</name>
        <message>
            <source>TrainingData | None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is kept from training, for validation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no step that counts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must leave a step that counts to train on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no step that counts, so there is nothing to train on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be float64 or float32 for training, got 'exact'</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at least {} steps for training, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the network has {}, the targets have {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must fit the targets for training: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be off for this sequence: only tasks draw new examples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>where a stateful model's rows go on from one another</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be 0 or 1 {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be off {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be 0 {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.findings</name>
        <message>
            <source> on what is kept for validation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No better than {}{}, which costs {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The validation loss rises since update {}, from {} to {}, while the training loss falls: what is learned since then holds for the training data alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gradient exploded before update {}: it was {} times as long as usually before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gradient of layer {}'s recurrent kernel vanishes: {} of the whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dead units of layer {}: {} of {}. Their h is 0 at every step of every row.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saturated units of layer {}: {} of {}. At most steps they are beyond {} % of what they can put out, where gradients vanish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clipping cut {} of {} gradients, to {} % on average.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The loss has not become smaller in the last {} updates.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.kept_text</name>
        <message>
            <source>must be one that trains: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a training whose checkpoints do not fit its losses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a training whose losses are damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a training whose losses are {}, not float64</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a training that is damaged</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.keras_trainer</name>
        <message>
            <source>must be at least {} for Keras to train {} steps, as it compiles each part apart, and this makes {}; NumPy takes any</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.memory</name>
        <message>
            <source>about {} of memory; this machine has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>needs {}; fewer rows at once (training.batch_size) take less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the backward pass needs {}; fewer steps, rows or units take less</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.plan</name>
        <message>
            <source>TrainingBranch | None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>update {} is the last good one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no good one but the beginning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Training ends at update {}: {} is not finite there; {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing to train: {} is not finite before the first update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Training ends at update {}: the loss is below what was asked for.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.reach</name>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.compare</name>
        <message>
            <source>No mistake is looked for, since {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No known mistake of a backward pass explains these gradients.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.judge</name>
        <message>
            <source>{} is {}'s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> Step by step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gradients of weights: {}.{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They have {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.layout</name>
        <message>
            <source>the gates of {} in the order {}, as {} has them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>square kernels transposed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, or {} with a row for each step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} must have shape {}{}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.mistakes.averaged_twice</name>
        <message>
            <source>The gradient is averaged twice: divided by {}, {}, once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>divide the loss once: keras.losses with its default reduction is a mean already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leave the division to reduction='mean', or use reduction='sum' and divide once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>divide dy by the number of rows and steps, and no gradient of a weight after that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>divide once, where the loss's derivative is made.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.mistakes.bias_last_step</name>
        <message>
            <source>The gradient of each bias is that of the last step alone, not the sum over all steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leave it to GradientTape.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leave it to autograd, or add up grad over steps and rows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use db += da.sum(axis=0) at every step, with db = 0 before the loop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>set the sum to 0 once, before the loop over steps, and add to it in every one.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.mistakes.clipped_before_average</name>
        <message>
            <source>norm of each weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>norm of all weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each row's gradient is clipped before the mean is taken, its {} at {}; clipping comes after the mean.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give the optimizer clipnorm, clipvalue or global_clipnorm, and apply it once per batch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>call clip_grad_norm_ once, after backward of the whole batch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>average the gradients of all rows first, then clip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add up the rows' gradients, divide, and clip last.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.mistakes.gate_slope_wrong</name>
        <message>
            <source>{}'s derivative is taken at its output, not at what it reads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the derivative of the activation is left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the derivative is tanh's, 1 − y²</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the derivative is sigmoid's, y (1 − y)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the derivative is 1 − y, without the square</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of {} {}{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>that of the activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leave derivatives to GradientTape; in a custom_gradient use </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> with y as put out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in a torch.autograd.Function, save y and multiply by </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>multiply by </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, where y is what the activation has put out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keep y of the forward pass, and multiply by </source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.mistakes.mask_forgotten</name>
        <message>
            <source>all steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>masked, divided by all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mask is forgotten: steps that do not count give a gradient, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mask is forgotten in the mean: masked losses are divided by the number of all steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>give sample_weight the mask, and divide by its sum.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use (loss * mask).sum() / mask.sum(), with reduction='none' in the loss.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>multiply dy by the mask, and divide by mask.sum().</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>skip steps that do not count, and divide by how many do.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.mistakes.not_averaged</name>
        <message>
            <source>It is the gradient of half the squared error: the factor 2 is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign is the other one: it is the direction of descent, not the gradient.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The gradient is a sum, not a mean: {} times as large, {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>take the mean over rows, steps and outputs, as keras.losses do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use reduction='mean'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use dy = 2 * (y - target) / target.size for the mean squared error.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>divide the derivative of the loss by how many numbers were added up, with its sign as it is.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.mistakes.recurrent_kernel_turned</name>
        <message>
            <source>The gradient {}goes back through U as it is, not through U transposed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leave the backward pass to GradientTape.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>leave the backward pass to autograd; in a Function of your own use grad @ weight_hh.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>use dh_prev = da @ U.T.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sum over the columns of U for each row: dh_prev[i] = sum of U[i][j] * da[j].</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.mistakes.state_path_missing</name>
        <message>
            <source>Nothing goes back to the step before: the gradient of each step stops within it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the recurrent kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the forget gate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the update gate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What comes back {}to {} of the step before through {} is left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>let GradientTape watch the whole sequence in one call; a state taken out of it is a constant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>do not detach h (and c) between steps, and call backward once, after the last step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>start each step with dh = dh_from_above[t] + dh_next (and dc_next), and set dh_next = da @ U.T, plus z * dh in a GRU, and dc_next = f * dc in an LSTM.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>carry the gradient of h, and c, from step t to step t - 1, and add it to what comes from above.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.mistakes.truncated_early</name>
        <message>
            <source>The gradient is cut every {} steps, and does not cross them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The loss of each step goes back {} steps only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>feed the whole sequence in one call, or set truncate to the same number here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>detach the states less often than every {} steps, or set truncate to it here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>run the backward loop from the last step down to step 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>keep all steps of the forward pass until the backward pass has used them.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.named</name>
        <message>
            <source>readout kernel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>readout bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has places without a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>more than one array is the gradient of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is a readout's gradient; the model has no readout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is of layer {}; the model has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is a bias's gradient; layer {} has no bias</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>readout {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bias {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not compared: {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.plain_pass</name>
        <message>
            <source>layer {} is of another kind than SimpleRNN, GRU and LSTM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {} goes backwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layer {} is bent by a function of all its units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its states go on from row to row, or are reset</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.theirs.scales</name>
        <message>
            <source>the number of rows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the number of steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the number of outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the number of steps of all rows that count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the number of steps and outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the number of rows and outputs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the number of all numbers that count</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.training_run</name>
        <message>
            <source>update {} is not made yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.train.validation</name>
        <message>
            <source>must be 0 where a single row has only one step that counts: nothing would be left to train on</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.validation</name>
        <message>
            <source>must be at least {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a whole number, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be true or false, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a text, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be made of valid characters, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must not be empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is too short, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at most {} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a list, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a field that this version knows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one entry</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} entries</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at least {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must have at most {} entries, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is of an unknown kind {}; known: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be an object that says its kind, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be an object, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not right ({}), got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an integer of thousands of digits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>something nested deeply</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.weights.fill</name>
        <message>
            <source>must be square for that, got {} × {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.weights.spectrum</name>
        <message>
            <source>cannot have a spectral radius of {}; it is 0 at least</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no eigenvalue but 0, so that no multiple of it has another radius; fill it first</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.work.every</name>
        <message>
            <source>no kind of work takes a {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.work.landscape</name>
        <message>
            <source>is of at most {} steps, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.work.lengths</name>
        <message>
            <source>steps back</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.work.rewind</name>
        <message>
            <source>must be from {} to {}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.work.training</name>
        <message>
            <source>can go on only from a network with as many weights of each kind</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.work.worked_out</name>
        <message>
            <source>must be from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.worksheet.class_list</name>
        <message>
            <source>student name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>full name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>given name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>last name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>family name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one column must be called name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; a spreadsheet saves one as CSV UTF-8</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not a text: it holds the character NUL</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>names no student</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>names no student below its heading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>names {} students, at most {} are possible</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; if this line is a heading, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no column is called name, so {} in line {} is a student, too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has more than {} lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}: this is no CSV ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no such column; a name with a comma must stand in quotes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}: this looks like a heading, and {}; it holds {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}: two columns are called {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a name is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a name has at most {} characters, this one has {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a name must be made of printable characters, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a seed must be a whole number from 0 to {}, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}, column {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} stands in lines {}: are these different students?</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.worksheet.given</name>
        <message>
            <source>Where no target stands, the step does not count.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step t of a layer that reads a later step first is the t-th that it works out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t' is step t counted back within the {} steps between two resets.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The states are back at their start before these steps: {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.worksheet.options</name>
        <message>
            <source>A recurrent network, step by step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fill in the blanks: work out each step from the one before it. A calculator is allowed; write down how you got there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>t</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>percent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which numbers of the table are left to be filled in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last step that is given in full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many of the numbers are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>vary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has_equation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>questions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many steps the table shows, from t = 0 on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is another for every student: nothing, the sequence, or sequence and model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether one step is written out, to be filled in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many questions about the run follow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be outputs, every-second, after=T or a share as 40%, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.worksheet.question</name>
        <message>
            <source>Go on by one step. What does the network put out at t = {}, that is, what is {}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The input there is x{} = {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At which step does the network err for the first time, and by how much (output − target)?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at t = {}, by {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at none of the steps up to t = {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> (first unit)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which of {} and {} counts most at t = {}{}: which is largest in size?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The others: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on with the sequence: what should the network put out at t = {}, s{}?</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.worksheet.run</name>
        <message>
            <source>must be at most {}, as the run has no more, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>features of the sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>targets of the sequence at each step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>layers of the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>units of layer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>outputs of the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {} for a worksheet, got {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as the numbers have more than {} digits from there on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be at most {}, {}, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.worksheet.worksheet</name>
        <message>
            <source>must leave a step: after t = {} there is none</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.zoo.activation_on_wrong_term</name>
        <message>
            <source>Three lamps take turns; 1 is on and −1 is off. NumPy's first output hits its target. From then on the right lamp is on, but the numbers go beyond 1 and −1 and creep towards 2 and −2. Keras' do not.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tanh is applied to the input's part only, and the recurrent part is added outside of it, so that h leaves −1 to 1. At t = 0 that does not show, because the recurrent part is still 0. A closing parenthesis is in the wrong place: h = tanh(xW + b + hU).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lamps that shine too bright</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.zoo.axes_swapped</name>
        <message>
            <source>NumPy and Keras agree to the last digit. They should count 2, 3, 4 and so on; the first output is right, and from then on both run away upwards, by more and more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first two axes of the inputs are swapped, and a step reads the next row of the batch instead of the next value of its own row. With as many rows as steps no shape betrays it. Hand in (batch, steps, features), or say batch_first=True where time is expected first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both run away after a right start</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.zoo.base</name>
        <message>
            <source>Specimen {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same mistake has made this number. But is it the first? Go back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This number is right. The mistake is somewhere else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Found: this is where it goes wrong first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This number is wrong too, but only because an earlier one is. Go back.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.zoo.every</name>
        <message>
            <source>must be one of the bug zoo, got {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.zoo.first_bias_skipped</name>
        <message>
            <source>The output should grow by the number that comes in and by 2 more, at every step. Keras' does. NumPy's grows as it should, but is 2 too small from beginning to end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no state before the first step, so the whole recurrent part is skipped there, and with it the bias c of the candidate, which does not depend on the state. A state of zeros still leaves r ∘ c. Begin with zeros, and compute the first step as all others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Always 2 too small</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>first step</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.zoo.target_off_by_one</name>
        <message>
            <source>NumPy and Keras agree to the last digit, and neither is ever right: every output is 2 too large, from the first to the last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both networks are right; what they are compared with is not. The target of a step must be the next value of the sequence, and here it is the present one, as after a shift too few or in the wrong direction. Cut targets as values[1:].</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both agree, and both are 2 off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off by one</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>engine.zoo.times_for_plus</name>
        <message>
            <source>Whatever it reads, NumPy's output is 0, at every step. Keras hits each target: 1, 2, 4, 8 and so on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The input's part and the recurrent part are multiplied where they must be added. As the hidden state begins at 0, the product is 0, and so it stays for ever. Write + for *: a = xW + b + hU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every output is 0</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
